"""Claims of a rate: each octave of a ladder of sizes is a claim on a mean.

The scaled mean at every size is held against the mean at the first. Where the statement declares a
range, both are bounded by bets, which are finite-sample; else a mean is bounded from above by the
central limit theorem, unless a heavy tail shows, and the verdict says asymptotic.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy.special

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.formula import evaluate
from theorycheck.claims.quantifiers import E
from theorycheck.claims.relations import is_upper
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.sampling import blocks, first_trial
from theorycheck.confirm.scope import fitted, ladder
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.evidence.betting import observe, start
from theorycheck.evidence.exponents import smallest_detectable_deficit
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation

_FIRST_LOOK = 1_000  # trials
_DOMINANT = 0.02  # the share of all observations' sum beyond which one betrays a heavy tail


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
    return Ladder(
        measured[:, inside], np.asarray(values[size.name])[inside].astype(float), declared
    )


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how far out of its scope a block of trials leaves the ladder."""
    score = _score(claim, ladder_of(claim, values, trials))
    return Observation(score, math.exp(min(score, 50.0)), score > 0, score > 0)


def _claimed(claim: Claim) -> tuple[float, float, bool]:
    statement: Any = claim.statement
    exponent, slack = float(statement.relation.rhs), float(statement.quantifier.args[3])
    return exponent, slack, is_upper(statement.relation)


def _score(claim: Claim, seen: Ladder) -> float:
    """Return the logarithm of the worst size's scaled mean over (1 + slack) times the first."""
    exponent, slack, is_upper = _claimed(claim)
    scaled = np.maximum(seen.scaled(exponent).mean(axis=0), 1e-300)
    excess = np.log(scaled[1:] / scaled[0])
    return float(np.max(excess if is_upper else -excess) - math.log1p(slack))


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Hold every size of the ladder against the first, on fresh trials, at error `alpha`.

    It looks again whenever the number of trials has doubled, until every size is settled.
    """
    parts: list[np.ndarray] = []
    used, next_look, looks = 0, _FIRST_LOOK, 0
    for block in blocks(claim, instance, run, purpose):
        seen = ladder_of(claim, block.observations, block.trials)
        parts.append(seen.observations)
        used += block.trials
        if used < next_look and used < run.effort.trials:
            continue
        looks, next_look = looks + 1, 2 * next_look
        whole = Ladder(np.concatenate(parts), seen.sizes, seen.declared)
        share = alpha / (looks * (looks + 1) * 2 * len(seen.sizes))
        settled = _settle(claim, whole, share)
        if any(word == "out" for word in settled) or all(word == "in" for word in settled):
            break
    return _decision(claim, instance, first_trial(claim, block.observations), whole, settled)


def _settle(claim: Claim, seen: Ladder, share: float) -> list[str]:
    """Say of each further size whether its scaled mean is in the scope, out of it, or neither.

    Between the two means lies a pivot; both must be on their sides of it, each at error `share`.
    As one-sided limits hold for every value beyond them, the pivot may depend on the data.
    """
    exponent, slack, is_upper = _claimed(claim)
    scaled, factors = seen.scaled(exponent), (seen.sizes / seen.sizes[0]) ** exponent
    first = _Column(scaled[:, 0], {name: end / factors[0] for name, end in seen.declared.items()})
    words = []
    for k in range(1, len(seen.sizes)):
        ends = {name: end / factors[k] for name, end in seen.declared.items()}
        later = _Column(scaled[:, k], ends)
        small, large = (later, first) if is_upper else (first, later)
        pivot = math.sqrt(max(1e-300, large.mean * small.mean / (1 + slack)))
        if small.mean <= large.mean * (1 + slack):
            sure = large.is_above(pivot, share) and small.is_below(pivot * (1 + slack), share)
            words.append("in" if sure else "open")
        else:
            sure = large.is_below(pivot, share) and small.is_above(pivot * (1 + slack), share)
            words.append("out" if sure else "open")
    return words


@dataclass(frozen=True)
class _Column:
    """Observations of one size, shape (trials,), and the range declared of them."""

    observations: np.ndarray
    declared: Mapping[str, float]

    @property
    def mean(self) -> float:
        return float(self.observations.mean())

    def is_above(self, pivot: float, alpha: float) -> bool:
        """Whether bets certify a mean above `pivot`: no heavy tail misleads them."""
        ends = dict(self.declared) or {"low": 0.0}
        return pivot < ends["low"] or self._wins("<=", pivot, alpha, ends)

    def is_below(self, pivot: float, alpha: float) -> bool:
        """Whether the mean is certified below `pivot`: by bets in a declared range, else by a z."""
        if "high" in self.declared:
            certain = pivot > self.declared["high"]
            return certain or self._wins(">=", pivot, alpha, dict(self.declared))
        if self.observations.max() > _DOMINANT * self.observations.sum():
            return False  # a single observation weighs so much that others, unseen, may weigh more
        error = self.observations.std(ddof=1) / math.sqrt(len(self.observations))
        return bool(self.mean - scipy.special.ndtri(alpha) * error <= pivot)

    def _wins(self, null: Any, pivot: float, alpha: float, ends: dict[str, float]) -> bool:
        if not ends["low"] < pivot < ends.get("high", math.inf):
            return False
        bets, _ = observe(start(null, pivot, **ends), self.observations)
        return bool(bets.log_evidence >= math.log(1 / alpha))


def _decision(
    claim: Claim,
    instance: Instance,
    values: Mapping[str, Any],
    seen: Ladder,
    settled: list[str],
) -> Decision:
    slack = _claimed(claim)[1]
    deficit = float(smallest_detectable_deficit(slack, seen.sizes[0], seen.sizes[-1]))
    fit, words = fitted(seen.sizes, seen.means, seen.errors)
    outcome, said = Outcome.STANDS, "every size keeps to the scope"
    if "open" in settled:
        size = seen.sizes[1 + settled.index("open")]
        outcome, said = Outcome.UNDECIDED, f"the trials ended before n = {size:g} was settled"
    if "out" in settled:
        size = seen.sizes[1 + settled.index("out")]
        outcome, said = Outcome.REFUTED, f"at n = {size:g} the mean leaves the scope"
    return Decision(
        outcome=outcome,
        reason=f"{said}; {words}",
        soundness=Soundness.FINITE_SAMPLE if seen.declared else Soundness.ASYMPTOTIC,
        instance=instance,
        values=values,
        evidence={
            "sizes": seen.sizes,
            "means": seen.means,
            "standard_errors": seen.errors,
            **fit,
        },
        tightness=math.exp(min(50.0, _score(claim, seen))),
        detectable=deficit,
        change_caught=f"an exponent off by more than {deficit:.3g}, given trials enough",
        trials=len(seen.observations),
    )


CONFIRMER = by_sampling(observation, confirm)
