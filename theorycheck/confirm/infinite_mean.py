"""Claims that a mean is infinite: the index of the tail, from the largest of many observations.

No sample shows an infinite mean for certain. What can be told, asymptotically, is the index a of a
tail P(X > x) ~ x^-a: beyond 1 the mean is finite.
"""

from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.on_average import mean_of
from theorycheck.confirm.sampling import blocks, first_trial
from theorycheck.errors import TrialError
from theorycheck.evidence.exponents import detectable_tail_index, tail_index
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how light a tail the observations of a block of trials have."""
    score = _index(mean_of(claim, values, trials).observations)[0] - 1
    return Observation(score, None, score > 0, score > 0)


def _index(observations: np.ndarray, level: float = 0.95) -> tuple[float, float, float]:
    try:
        return tail_index(observations, level=level)
    except ValueError as error:
        raise TrialError(f"no tail can be fitted: {error}") from error


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Estimate the tail's index on all the trials of the run, with limits at error `alpha`."""
    parts, values = [], {}
    for block in blocks(claim, instance, run, purpose):
        values = block.observations
        parts.append(mean_of(claim, values, block.trials).observations)
    x = np.concatenate(parts)
    index, low, high = _index(x, 1 - alpha)
    least = detectable_tail_index(run.effort.trials, 1 - alpha)
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
        evidence={
            "tail_index": index,
            "tail_index_interval": (low, high),
            "would_have_caught": least,
        },
        change_caught=(
            f"a tail index of {least:.3g} or more, of a power law, with probability 0.95"
            if outcome is Outcome.STANDS
            else ""
        ),
        trials=len(x),
        certifiable=outcome is Outcome.REFUTED or high <= 1,
    )


CONFIRMER = by_sampling(observation, confirm)
