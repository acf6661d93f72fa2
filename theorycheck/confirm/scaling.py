"""Claims of a rate: each octave of a ladder of sizes is a claim on a mean.

The scaled mean at every size is held against the mean at the first. Where the statement declares a
range, both are bounded by bets, which are finite-sample; else a mean is bounded from above by the
central limit theorem, and the verdict says asymptotic. Where a heavy tail shows, it is not bounded
at all, and the claim is neither refuted nor certified.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.formula import evaluate
from theorycheck.claims.quantifiers import E
from theorycheck.claims.relations import is_upper
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.columns import Column
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.sampling import blocks, first_trial
from theorycheck.confirm.scope import fitted, ladder, size_of
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation

_FIRST_LOOK = 900  # trials
_POWER = 1.645  # deviations by which a gap is smaller, seen again, in one run of twenty


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

    def columns(self, exponent: float) -> list[Column]:
        """The observations of each size, scaled, with what is declared of them."""
        factors = (self.sizes / self.sizes[0]) ** exponent
        ends = [{name: end / f for name, end in self.declared.items()} for f in factors]
        return [Column(x, e) for x, e in zip(self.scaled(exponent).T, ends, strict=True)]


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
        settled = _settle(claim, whole, _share(alpha, looks, len(seen.sizes)))
        if any(word == "out" for word in settled) or all(word == "in" for word in settled):
            break
    decision = _decision(claim, instance, first_trial(claim, block.observations), whole, settled)
    if decision.outcome is not Outcome.STANDS or not decision.certifiable:
        return decision
    n = run.effort.trials
    last_look = 1 + math.ceil(math.log2(max(1.0, n / _FIRST_LOOK)))
    return _with_strength(decision, claim, whole, _share(alpha, last_look, len(whole.sizes)), n)


def _share(alpha: float, looks: int, sizes: int) -> float:
    return alpha / (looks * (looks + 1) * 2 * sizes)


def _settle(claim: Claim, seen: Ladder, share: float) -> list[str]:
    """Say of each further size whether its scaled mean is in the scope, out of it, or open.

    Or heavy, where it is open since the tail of the mean to be bounded from above is.

    Between the two means lies a pivot; both must be on their sides of it, each at error `share`.
    As one-sided limits hold for every value beyond them, the pivot may depend on the data.
    """
    exponent, slack, is_upper = _claimed(claim)
    first, *others = seen.columns(exponent)
    words = []
    for later in others:
        small, large = (later, first) if is_upper else (first, later)
        pivot = math.sqrt(max(1e-300, large.mean * small.mean / (1 + slack)))
        if small.mean <= large.mean * (1 + slack):
            sure = large.is_above(pivot, share) and small.is_below(pivot * (1 + slack), share)
            words.append("in" if sure else "heavy" if small.is_heavy else "open")
        else:
            sure = large.is_below(pivot, share) and small.is_above(pivot * (1 + slack), share)
            words.append("out" if sure else "heavy" if large.is_heavy else "open")
    return words


_TOO_HEAVY = (
    "a tail as heavy as this one's can hide a mean beyond any sample; declare E(..., between=(low, "
    "high))"
)


def _decision(
    claim: Claim,
    instance: Instance,
    values: Mapping[str, Any],
    seen: Ladder,
    settled: list[str],
) -> Decision:
    name = size_of(claim)
    fit, words = fitted(name, seen.sizes, seen.means, seen.errors)
    outcome, said = Outcome.STANDS, "every size keeps to the scope"
    if "open" in settled:
        size = seen.sizes[1 + settled.index("open")]
        outcome, said = Outcome.UNDECIDED, f"the trials ended before {name} = {size:g} was settled"
    if "out" in settled:
        size = seen.sizes[1 + settled.index("out")]
        outcome, said = Outcome.REFUTED, f"at {name} = {size:g} the mean leaves the scope"
    elif "heavy" in settled:
        outcome, said = Outcome.STANDS, f"not refuted, and not certifiable: {_TOO_HEAVY}"
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
        trials=len(seen.observations),
        certifiable="heavy" not in settled or outcome is Outcome.REFUTED,
    )


def _with_strength(
    decision: Decision, claim: Claim, seen: Ladder, share: float, n: int
) -> Decision:
    """Add the nearest exponent that n fresh trials refute with probability 0.95.

    The means at one size and the first must lie as far apart as leaves both on their sides of the
    pivot between them, and by so much more that they still do when they are observed again.
    """
    exponent, slack, is_upper = _claimed(claim)
    first, *others = seen.columns(0.0)
    again = _POWER * math.sqrt(1 + len(seen.observations) / n)
    found = []
    for later, growth in zip(others, seen.sizes[1:] / seen.sizes[0], strict=True):
        if min(first.mean, later.mean) > 0:
            small, large = (first, later) if is_upper else (later, first)
            noise = math.hypot(first.error / first.mean, later.error / later.mean)
            width = max(small.width_above(share, n), large.width_below(share, n))
            gap = math.log1p(slack) + 2 * width + again * noise
            found.append((math.log(later.mean / first.mean), gap, math.log(growth)))
    nearest = (
        max(((rise - gap) / growth for rise, gap, growth in found), default=-math.inf)
        if is_upper
        else min(((rise + gap) / growth for rise, gap, growth in found), default=math.inf)
    )
    if not math.isfinite(nearest):
        return replace(decision, change_caught="no exponent: such observations refute none")
    words = f"a claimed exponent of {nearest:.4g} or {'less' if is_upper else 'more'}"
    return replace(
        decision,
        detectable=abs(exponent - nearest),
        change_caught=f"{words} at this instance, with probability 0.95",
        evidence={**decision.evidence, "would_have_caught": nearest},
    )


CONFIRMER = by_sampling(observation, confirm)
