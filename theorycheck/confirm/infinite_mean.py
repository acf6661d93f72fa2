"""Claims that a mean is infinite: the index of the tail, from the largest of many observations.

No sample shows an infinite mean for certain. What can be told, asymptotically, is the index a of a
tail P(X > x) ~ x^-a: beyond 1 the mean is finite.
"""

from typing import Any

import numpy as np

from theorycheck.claims import Claim
from theorycheck.confirm.candidates import decide_by
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.on_average import mean_of
from theorycheck.confirm.sampling import blocks, check, explore, first_trial, sample
from theorycheck.draws import Instance, Let, repeating
from theorycheck.effort import Run
from theorycheck.errors import TrialError
from theorycheck.evidence.exponents import tail_index
from theorycheck.observation import Observation, assumptions_hold
from theorycheck.search import Candidate, Findings


def observing(claim: Claim, run: Run) -> Any:
    """Return the function that looks at an instance under common random numbers."""

    def look(let: Let) -> Observation | None:
        values = explore(claim, let, run)
        check(claim, values, frozenset())
        if not assumptions_hold(claim, values):
            return None
        score = _index(mean_of(claim, values, run.effort.exploration_trials).observations)[0] - 1
        return Observation(score, None, score > 0, score > 0)

    return look


def _index(observations: np.ndarray, level: float = 0.95) -> tuple[float, float, float]:
    try:
        return tail_index(observations, level=level)
    except ValueError as error:
        raise TrialError(f"no tail can be fitted: {error}") from error


def decide(claim: Claim, findings: Findings, run: Run) -> Decision:
    """Decide from the instances whose tails looked lightest."""

    def measure(candidate: Candidate, trials: int) -> float:
        rng = run.generator(claim.name, candidate.instance.digest, "rank", trials)
        values = sample(claim, lambda: repeating(candidate.instance), rng, trials)
        return _index(mean_of(claim, values, trials).observations)[0]

    return decide_by(
        claim, findings, run, look=observing(claim, run), measure=measure, confirm=confirm
    )


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Estimate the tail's index on all the trials of the run, with limits at error `alpha`."""
    parts, values = [], {}
    for block in blocks(claim, instance, run, purpose):
        values = block.observations
        parts.append(mean_of(claim, values, block.trials).observations)
    x = np.concatenate(parts)
    index, low, high = _index(x, 1 - alpha)
    outcome, words = Outcome.STANDS, "a finite mean is not shown, and none can be ruled out"
    if low > 1:
        outcome, words = Outcome.REFUTED, "beyond 1, where the mean is finite"
    elif high <= 1:
        words = "at most 1, where the mean is infinite"
    return Decision(
        outcome=outcome,
        reason=f"index of the tail {index:.3f}, limits [{low:.3f}, {high:.3f}]: {words}",
        soundness=Soundness.ASYMPTOTIC,
        instance=instance,
        values=first_trial(claim, values),
        evidence={"tail_index": index, "tail_index_interval": (low, high)},
        change_caught=f"a tail index above {1 + index - low:.3g}",
        trials=len(x),
        certifiable=outcome is Outcome.REFUTED or high <= 1,
    )
