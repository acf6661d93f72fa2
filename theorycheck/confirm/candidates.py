"""From noisy candidates to a verdict: rank them, confirm the worst, shrink what fell."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let, repeating
from theorycheck.claims.statement import Probably
from theorycheck.confirm.asking import is_instance
from theorycheck.confirm.decision import Confirmer, Decision, Outcome
from theorycheck.confirm.sampling import explore, sample, trials_of_a_look
from theorycheck.search.effort import Run
from theorycheck.search.findings import Candidate, Findings
from theorycheck.search.observation import Observation
from theorycheck.search.pace import clocked
from theorycheck.search.regime import told_of_regime
from theorycheck.search.shrink import shrink

Observe = Callable[[Claim, Mapping[str, Any], int], Observation]  # what a block of trials shows
Look = Callable[[Let], Observation | None]
Measure = Callable[[Candidate, int], float]
Confirm = Callable[[Claim, Instance, Run, float, str], Decision]

_RANKED = 16
FIRST = "confirm 1"  # the confirmation whose decision is shown of a claim that stands
_COSMETIC = 20  # the share of alpha, one in so many, that a smaller counterexample may spend


def by_sampling(observe: Observe, confirm: Confirm) -> Confirmer:
    """Return the confirmer of claims whose trials are sampled: how to look, and how to confirm."""
    return Confirmer(
        looking=lambda claim, run: _looking(claim, run, observe),
        decide=lambda claim, findings, run: _decide(claim, findings, run, observe, confirm),
    )


def _looking(claim: Claim, run: Run, observe: Observe) -> Look:
    """Return the function that looks at an instance under common random numbers."""

    def look(let: Let) -> Observation | None:
        with clocked(let):
            values = explore(claim, let, run)
        if not is_instance(claim, values):
            return None
        seen = observe(claim, values, trials_of_a_look(claim, run))
        if isinstance(claim.statement, Probably):
            return seen  # it tells each delta apart
        return told_of_regime(claim, None, values, seen)

    return look


def _decide(
    claim: Claim, findings: Findings, run: Run, observe: Observe, confirm: Confirm
) -> Decision:
    """Rank the candidates, and confirm the worst on trials that the search has never seen."""

    def measure(candidate: Candidate, trials: int) -> float:
        rng = run.generator(claim.name, candidate.instance.digest, "rank", trials)
        values = sample(claim, lambda: repeating(candidate.instance), rng, trials)
        return observe(claim, values, trials).score

    ranked = worst_first(findings.across_niches(_RANKED), measure, run.effort.exploration_trials)
    return first_refuted(claim, ranked, run, look=_looking(claim, run, observe), confirm=confirm)


def first_refuted(
    claim: Claim, ranked: Sequence[Candidate], run: Run, *, look: Look, confirm: Confirm
) -> Decision:
    """Return the first refutation among the worst candidates, shrunk; else what they amount to.

    Candidate k of K may spend (1 + 1/K) alpha / (k (k + 1)): all together spend the claim's.
    """
    alpha, decisions = run.alpha_per_claim * (1 - 1 / _COSMETIC), []
    alpha *= 1 + 1 / run.effort.confirmed
    for k, candidate in enumerate(ranked[: run.effort.confirmed], start=1):
        decision = confirm(claim, candidate.instance, run, alpha / (k * (k + 1)), f"confirm {k}")
        if decision.outcome is Outcome.REFUTED:
            return _smallest(claim, decision, run, look, confirm)
        decisions.append(decision)
    undecided = [d for d in decisions if d.outcome is Outcome.UNDECIDED]
    return (undecided or decisions)[0]


def worst_first(candidates: list[Candidate], measure: Measure, trials: int) -> list[Candidate]:
    """Return the candidates, worst first, by sequential halving (Karnin, Koren and Somekh 2013).

    `measure` gives a candidate's score from that many fresh observations; larger is worse. The
    first round takes twice as many as the search, and in each later one the worst-looking quarter
    gets four times as many.
    """
    ranked, settled = list(candidates), list[Candidate]()
    trials *= 2
    while len(ranked) > 1:
        scores = {id(candidate): measure(candidate, trials) for candidate in ranked}
        ranked.sort(key=lambda candidate: -scores[id(candidate)])
        keep = max(1, len(ranked) // 4)
        ranked, settled = ranked[:keep], ranked[keep:] + settled
        trials *= 4
    return ranked + settled


def _smallest(claim: Claim, decision: Decision, run: Run, look: Look, confirm: Confirm) -> Decision:
    """Return the refutation at a smaller instance, if one is refuted on fresh trials too.

    While shrinking, a refutation must come within twice the trials that it took before; the
    smallest instance is then confirmed with all of the run's trials.
    """
    assert decision.instance is not None
    short = replace(run, effort=replace(run.effort, trials=max(256, 2 * decision.trials)))

    def is_counterexample(let: Let) -> bool:
        observation = look(let)
        if observation is None or not observation.violated:
            return False
        found = confirm(claim, let.instance(), short, run.alpha_per_claim, "shrink")
        return found.outcome is Outcome.REFUTED

    calls, seconds = run.effort.shrinks // 3, run.effort.searching
    smallest = shrink(decision.instance, is_counterexample, calls=calls, seconds=seconds)
    alpha = run.alpha_per_claim / _COSMETIC
    confirmed = confirm(claim, smallest, run, alpha, "confirm the smallest")
    if confirmed.outcome is not Outcome.REFUTED:
        return decision
    worst = {"worst": {"instance": decision.instance.values, "certificate": {}}}
    return replace(confirmed, evidence={**confirmed.evidence, **worst})
