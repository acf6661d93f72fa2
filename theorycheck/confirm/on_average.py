"""Claims in expectation: bets on fresh, independent trials, valid for what is declared of them."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.formula import evaluate
from theorycheck.claims.quantifiers import P
from theorycheck.claims.relations import is_lower, is_strict, is_upper
from theorycheck.claims.statement import OnAverage
from theorycheck.confirm.candidates import FIRST, by_sampling
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.failures import held
from theorycheck.confirm.mean_strength import caught
from theorycheck.confirm.mean_watch import (
    BOUND_WITHIN,
    IDENTITY_WITHIN,
    Mean,
    Watch,
    begin,
    is_absurd,
    is_trivial,
    resolved,
)
from theorycheck.confirm.sampling import blocks, first_trial, one_number
from theorycheck.confirm.vacuity import idle_share
from theorycheck.errors import DeclarationError, TrialError
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation, log_ratio

_WITHIN = {1: BOUND_WITHIN, 2: IDENTITY_WITHIN}  # by the number of sides
_ROUNDING = 1e-9  # an observation may leave its declared range by so much


def _statement(claim: Claim) -> OnAverage:
    assert isinstance(claim.statement, OnAverage)
    return claim.statement


def mean_of(claim: Claim, values: Mapping[str, Any], trials: int) -> Mean:
    """Return what a block of trials observed; raise where it contradicts what is declared."""
    quantifier, relation = _statement(claim).quantifier, _statement(claim).relation
    is_event = isinstance(quantifier, P)
    inside = quantifier.args[0]
    inner = np.asarray(held(inside, values, trials) if is_event else evaluate(inside, values))
    observed = np.broadcast_to(inner.T, (*inner.shape[1:][::-1], trials)).T
    if observed.ndim > 1:
        raise TrialError(
            f"{quantifier}: one number per trial is averaged, got shape {observed.shape[1:]}; "
            "state the entry, or a norm"
        )
    sides: tuple[Any, ...] = ("<=", ">=")
    if is_upper(relation) or is_lower(relation):
        sides = ("<=",) if is_upper(relation) else (">=",)
    bound = one_number(relation.rhs, values)
    infinite = _statement(claim).claims_infinity
    if not ((math.isfinite(bound) or infinite) and np.all(np.isfinite(observed))):
        raise TrialError(f"{relation}: NaN or infinity among its values, which never pass")
    declared = _declared(quantifier, values)
    within = quantifier.declared.get("within", _WITHIN[len(sides)])
    _check_range(claim, observed, declared)
    ends = declared.get("low", -math.inf), declared.get("high", math.inf)
    clipped = np.clip(observed.astype(float), *ends)
    return Mean(clipped, bound, declared, sides, float(within))


def _declared(quantifier: Any, values: Mapping[str, Any]) -> dict[str, float]:
    if isinstance(quantifier, P):
        return {"low": 0.0, "high": 1.0}
    given = dict(quantifier.declared)
    for name in ("finite", "within"):
        given.pop(name, None)
    between = given.pop("between", None)
    declared = {name: one_number(value, values) for name, value in given.items()}
    for name, moment in declared.items():
        if not 0 < moment < math.inf:
            raise DeclarationError(f"{quantifier}: {name} is {moment:g}, but must be positive")
    if between is not None:
        declared["low"], declared["high"] = (one_number(end, values) for end in between)
    elif not {"subgaussian", "variance"} & set(declared):
        declared["low"] = 0.0
    return declared


def _check_range(claim: Claim, observed: np.ndarray, declared: dict[str, float]) -> None:
    low, high = declared.get("low", -math.inf), declared.get("high", math.inf)
    largest = np.max(np.abs(observed), initial=0) if math.inf in (-low, high) else 0.0
    slack = _ROUNDING * max(largest, *(abs(end) for end in (low, high) if math.isfinite(end)), 0.0)
    outside = observed[(observed < low - slack) | (observed > high + slack)]
    if outside.size:
        rule = "non-negative" if high == math.inf else f"between {low:g} and {high:g}"
        raise DeclarationError(
            f"{_statement(claim).quantifier} was observed as {outside[0]:.12g}, but it is taken to "
            f"be {rule}: this refutes the declaration, not the theorem; declare between=(low, "
            "high), subgaussian=, variance= or second_moment= as it is"
        )


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how far beyond the bound the average of a block of trials lies."""
    mean = mean_of(claim, values, trials)
    score, average = _score(mean), float(mean.observations.mean())
    ratio = average / mean.bound if mean.sides == ("<=",) and mean.bound > 0 <= average else None
    idle = idle_share(claim, values, np.full(trials, 1 / trials))
    return Observation(score, ratio, suspect=score > 0, violated=score > 0, vacuous=idle)


def _score(mean: Mean) -> float:
    """Return how far the average lies beyond the bound: a logarithm, or in standard errors."""
    x = mean.observations
    if len(mean.sides) == 2:
        error = float(x.std()) / math.sqrt(len(x)) + mean.rounding
        return abs(float(x.mean()) - mean.bound) / error - 3
    lesser, greater = float(x.mean()), mean.bound
    if mean.sides == (">=",):
        lesser, greater = greater, lesser
    return float(log_ratio(np.float64(lesser), np.float64(greater)))


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Bet on fresh trials of `instance` until they refute or certify the claim at error `alpha`."""
    watch, mean = None, None
    seen: list[np.ndarray] = []
    values: dict[str, np.ndarray] = {}
    for block in blocks(claim, instance, run, purpose):
        values = block.observations
        mean = mean_of(claim, values, block.trials)
        if is_trivial(mean) or is_absurd(mean):
            return _trivial(claim, instance, first_trial(claim, values), mean)
        watch = watch or begin(mean, alpha, run.effort.trials)
        seen.append(mean.observations)
        if watch.observe(mean.observations):
            break
    assert watch is not None
    assert mean is not None
    x = np.concatenate(seen)[: watch.used]
    trials = run.effort.trials if purpose == FIRST else 0
    return _decision(instance, first_trial(claim, values), watch, mean, x, trials)


def _trivial(claim: Claim, instance: Instance, values: Mapping[str, Any], mean: Mean) -> Decision:
    beyond = is_absurd(mean)
    may_be_attained = is_strict(_statement(claim).relation) and mean.bound in mean.declared.values()
    words = "lies beyond the declared range" if beyond else "lies at the end of the declared range"
    outcome, what = Outcome.REFUTED if beyond else Outcome.STANDS, "nothing to test"
    if may_be_attained and not beyond:
        outcome, what = Outcome.UNDECIDED, "no trials tell whether a mean attains it"
    return Decision(
        outcome=outcome,
        reason=f"the bound {mean.bound:.6g} {words}: {what}",
        soundness=Soundness.EXACT,
        instance=instance,
        values=values,
        trials=len(mean.observations),
    )


def _decision(
    instance: Instance,
    values: Mapping[str, Any],
    watch: Watch,
    mean: Mean,
    x: np.ndarray,
    trials: int,
) -> Decision:
    outcome, reason = _outcome(watch, mean, x)
    average = float(x.mean())
    one_sided = mean.sides == ("<=",) and mean.bound > 0 and average >= 0
    strength = caught(mean, x, watch.alpha, trials if outcome is Outcome.STANDS else 0)
    return Decision(
        outcome=outcome,
        reason=f"{reason}; {_assumption(mean)}",
        soundness=Soundness.FINITE_SAMPLE,
        instance=instance,
        values=values,
        evidence={
            "mean": average,
            "standard_deviation": float(x.std()),
            "bound": mean.bound,
            "declared": mean.declared,
            "log_evidence_against": max((t.log_evidence for t in watch.against), default=0.0),
            "threshold": math.log(1 / watch.alpha),
            "would_have_caught": strength.bounds,
        },
        tightness=average / mean.bound if one_sided else None,
        detectable=strength.share,
        change_caught=strength.words,
        trials=watch.used,
        certifiable=watch.certifiable or outcome is Outcome.REFUTED,
    )


def _outcome(watch: Watch, mean: Mean, x: np.ndarray) -> tuple[Outcome, str]:
    seen = f"mean {x.mean():.6g} of {watch.used:,} fresh trials, bound {mean.bound:.6g}"
    if watch.refuted_at is not None and watch.refuted_at <= watch.used:
        times = math.exp(min(700.0, max(t.log_evidence for t in watch.against)))
        return Outcome.REFUTED, f"{seen}: bets against the claim won {times:.3g} times their stake"
    if watch.certified_at is not None:
        return Outcome.STANDS, f"{seen}: the mean is certified within the bound"
    if watch.nearly_at is not None:
        return Outcome.STANDS, f"{seen}: certified to keep to the bound {_within(mean)}"
    if not watch.against:
        return Outcome.UNDECIDED, f"{seen}: can't be refuted under what is declared"
    if not watch.certifiable:
        why = "a mean without an upper bound, second moment or proxy can hide beyond any sample"
        return Outcome.STANDS, f"{seen}: not refuted, and not certifiable: {why}"
    return Outcome.UNDECIDED, f"the trials ended first; {seen}: {_resolved(watch, mean, x)}"


def _within(mean: Mean) -> str:
    shares = {mean.zone(side) / abs(mean.bound) for side in mean.sides}
    return f"within {_percent(max(shares))} of it"


def _percent(share: float) -> str:
    return f"{100 * share:.3g}%"


def _resolved(watch: Watch, mean: Mean, x: np.ndarray) -> str:
    """Say what the trials did tell of a mean that they neither refuted nor certified."""
    width = resolved(mean, x, watch.alpha)
    told = f"certified within {width:.4g} of it" if math.isfinite(width) else "nothing is certified"
    if mean.bound == 0:
        return f"{told}, and no share of 0 can be asked for; claim E(a + c) of b + c"
    cure = "give more trials, or say within= what share of the bound they are to tell"
    return f"{told}, not {_within(mean)}: {cure}"


def _assumption(mean: Mean) -> str:
    words = [f"{name} {value:g}" for name, value in mean.declared.items()]
    return f"taken of the observations: {', '.join(words)}"


CONFIRMER = by_sampling(observation, confirm)
