"""Claims of a rate: each octave of a ladder of sizes is a claim on a mean.

The mean at the first size is fenced in on trials of its own; every other size is then held against
that fence, scaled. Where the statement declares a range or a moment both steps are finite-sample;
else the fence rests on the central limit theorem, and the verdict says asymptotic.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.special
import sympy

from theorycheck.claims import Claim
from theorycheck.confirm.candidates import decide_by
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.sampling import blocks, check, explore, first_trial, sample
from theorycheck.confirm.scope import ladder
from theorycheck.draws import Instance, Let, repeating
from theorycheck.effort import Run
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.evidence.betting import certified_mean
from theorycheck.formula import evaluate
from theorycheck.observation import Observation, assumptions_hold
from theorycheck.search import Candidate, Findings
from theorycheck.statement import E

_MOST = 20_000  # trials: a fence of the central limit theorem doesn't profit from more


@dataclass(frozen=True)
class Ladder:
    """Observations along the ladder, shape (trials, sizes), and the sizes themselves."""

    observations: np.ndarray
    sizes: np.ndarray
    declared: Mapping[str, float]

    @property
    def means(self) -> np.ndarray:
        """The average at each size."""
        return np.asarray(self.observations.mean(axis=0))

    @property
    def errors(self) -> np.ndarray:
        """The standard error of the average at each size."""
        spread = self.observations.std(axis=0, ddof=1)
        return np.asarray(spread / math.sqrt(len(self.observations)))

    def scaled(self, exponent: float) -> np.ndarray:
        """The observations, each divided by what the claimed rate makes of its size."""
        return np.asarray(self.observations / (self.sizes / self.sizes[0]) ** exponent)


def ladder_of(claim: Claim, values: Mapping[str, Any], trials: int) -> Ladder:
    """Return what a block of trials observed along the ladder."""
    statement: Any = claim.statement
    quantity, size = statement.quantifier.args[:2]
    inside = ladder(statement, values)
    declared = {}
    if isinstance(quantity, E):
        between = quantity.declared.get("between", ())
        ends = zip(("low", "high"), between, strict=False)
        declared = {name: float(evaluate(value, values)) for name, value in ends}
        quantity = quantity.args[0]
    measured = np.asarray(evaluate(quantity, values), dtype=float)
    if measured.shape != (trials, len(np.asarray(values[size.name]))):
        raise TrialError(
            f"{quantity} has shape {measured.shape}: a rate of a mean needs one row per trial and "
            f"one column per {size.name}"
        )
    if not np.all(np.isfinite(measured)):
        raise TrialError(f"{quantity} is not finite somewhere; NaN and infinity never pass")
    if not declared and measured.min() < 0:
        raise DeclarationError(
            f"{quantity} was observed as {measured.min():.6g}, but without E(..., between=(low, "
            "high)) it is taken to be non-negative: this refutes the declaration, not the theorem"
        )
    return Ladder(measured[:, inside], np.asarray(values[size.name])[inside].astype(float), declared)


def observing(claim: Claim, run: Run) -> Any:
    """Return the function that looks at an instance under common random numbers."""

    def look(let: Let) -> Observation | None:
        values = explore(claim, let, run)
        check(claim, values, frozenset())
        if not assumptions_hold(claim, values):
            return None
        score = _score(claim, ladder_of(claim, values, run.effort.exploration_trials))
        return Observation(score, math.exp(min(score, 50.0)), score > 0, score > 0)

    return look


def _claimed(claim: Claim) -> tuple[float, float, bool]:
    statement: Any = claim.statement
    exponent, slack = float(statement.relation.rhs), float(statement.quantifier.args[3])
    return exponent, slack, isinstance(statement.relation, sympy.Le)


def _score(claim: Claim, seen: Ladder) -> float:
    """Return the logarithm of the worst size's scaled mean over (1 + slack) times the first."""
    exponent, slack, is_upper = _claimed(claim)
    scaled = np.maximum(seen.scaled(exponent).mean(axis=0), 1e-300)
    excess = np.log(scaled[1:] / scaled[0])
    return float(np.max(excess if is_upper else -excess) - math.log1p(slack))


def decide(claim: Claim, findings: Findings, run: Run) -> Decision:
    """Decide from the worst instances that the search found."""

    def measure(candidate: Candidate, trials: int) -> float:
        rng = run.generator(claim.name, candidate.instance.digest, "rank", trials)
        values = sample(claim, lambda: repeating(candidate.instance), rng, trials)
        return _score(claim, ladder_of(claim, values, trials))

    return decide_by(
        claim, findings, run, look=observing(claim, run), measure=measure, confirm=confirm
    )


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Hold every size of the ladder against the first, on fresh trials, at error `alpha`."""
    seen, values = [], {}
    for block in blocks(claim, instance, run, purpose):
        values = block.observations
        seen.append(ladder_of(claim, values, block.trials))
        if sum(len(part.observations) for part in seen) >= _MOST:
            break
    whole = Ladder(
        np.concatenate([part.observations for part in seen]), seen[0].sizes, seen[0].declared
    )
    return _decision(claim, instance, first_trial(claim, values), whole, alpha)


def _decision(
    claim: Claim, instance: Instance, values: Mapping[str, Any], seen: Ladder, alpha: float
) -> Decision:
    from theorycheck.evidence.exponents import bias_aware_slope, smallest_detectable_deficit

    exponent, slack, is_upper = _claimed(claim)
    low, high = _fences(seen, exponent, alpha)
    if is_upper:
        excess, surely = low[1:] / (high[0] * (1 + slack)), high[1:] / (low[0] * (1 + slack))
    else:
        excess, surely = low[0] / (high[1:] * (1 + slack)), high[0] / (low[1:] * (1 + slack))
    worst = int(np.argmax(excess))
    slope, from_, to = bias_aware_slope(seen.sizes, seen.means, seen.errors)
    deficit = smallest_detectable_deficit(slack, seen.sizes[0], seen.sizes[-1])
    outcome, words = Outcome.UNDECIDED, "the trials can't tell the sizes apart"
    if excess[worst] > 1:
        outcome, words = Outcome.REFUTED, f"at n = {seen.sizes[worst + 1]:g} the mean is out of scope"
    elif np.all(surely <= 1):
        outcome, words = Outcome.STANDS, "every size keeps to the scope"
    return Decision(
        outcome=outcome,
        reason=(
            f"{words}; fitted exponent {slope:.3f}, bias-aware interval [{from_:.3f}, {to:.3f}] "
            f"from n = {seen.sizes[0]:g} to {seen.sizes[-1]:g}"
        ),
        soundness=Soundness.FINITE_SAMPLE if seen.declared else Soundness.ASYMPTOTIC,
        instance=instance,
        values=values,
        evidence={
            "sizes": seen.sizes,
            "means": seen.means,
            "standard_errors": seen.errors,
            "exponent": slope,
            "exponent_interval": (from_, to),
        },
        tightness=math.exp(min(50.0, _score(claim, seen))),
        detectable=deficit,
        change_caught=f"an exponent off by more than {deficit:.3g}, given trials enough",
        trials=len(seen.observations),
    )


def _fences(seen: Ladder, exponent: float, alpha: float) -> tuple[np.ndarray, np.ndarray]:
    """Return lower and upper limits for the scaled mean at every size, jointly at error `alpha`."""
    scaled = seen.scaled(exponent)
    share = alpha / (2 * scaled.shape[1])
    if seen.declared:
        factors = (seen.sizes / seen.sizes[0]) ** exponent
        ends = [{k: v / f for k, v in seen.declared.items()} for f in factors]
        pairs = [
            [certified_mean(column, share, side=side, **end) for side in ("lower", "upper")]
            for column, end in zip(scaled.T, ends, strict=True)
        ]
        low, high = np.array(pairs).T
        return np.maximum(low, 1e-300), high
    reach = -scipy.special.ndtri(share) * scaled.std(axis=0, ddof=1) / math.sqrt(len(scaled))
    average = scaled.mean(axis=0)
    return np.maximum(average - reach, 1e-300), average + reach
