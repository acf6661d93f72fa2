"""Which of many noisy candidates is worst: sequential halving (Karnin, Koren and Somekh 2013)."""

from collections.abc import Callable

from theorycheck.search import Candidate


def worst_of(
    candidates: list[Candidate], measure: Callable[[Candidate, int], float], trials: int
) -> list[Candidate]:
    """Return the candidates, worst first, after giving the better-looking quarter more trials.

    `measure` returns a candidate's score from that many observations; larger is worse.
    """
    ranked, settled = list(candidates), []
    while len(ranked) > 1:
        trials *= 4
        scores = {id(candidate): measure(candidate, trials) for candidate in ranked}
        ranked.sort(key=lambda candidate: -scores[id(candidate)])
        keep = max(1, len(ranked) // 4)
        settled = ranked[keep:] + settled
        ranked = ranked[:keep]
    return ranked + settled
