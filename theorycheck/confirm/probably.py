"""Claims that hold but with small probability: an e-process on fresh, independent trials."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy
from scipy.special import rel_entr

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.formula import sides
from theorycheck.claims.statement import Probably
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.enumerated import DELTAS, free_delta, optional_names, row_each
from theorycheck.confirm.failure_watch import FailureWatch
from theorycheck.confirm.sampling import Block, blocks, first_trial, one_number
from theorycheck.errors import TrialError
from theorycheck.evidence.bernoulli import (
    certified_failure_probability,
    detectable_failure_probability,
)
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation, log_ratio, vacuous

ZONE = 1.5  # a failure probability certified below this multiple of delta is within the claim
_TIE = 1e-12  # relative: an event that fails by less is a tie, which holds
_SLOPE = 1e-3  # of the score where an observable jumps, and its quantile tells nothing


@dataclass(frozen=True)
class Failures:
    """Whether each trial failed, for each failure probability that the claim allows.

    `failed` has shape (trials, deltas), `allowed` shape (deltas,); `ratios` holds how near each
    trial came to failing, above 1 where it did; None for an identity.
    """

    failed: np.ndarray
    allowed: np.ndarray
    ratios: np.ndarray | None


def _statement(claim: Claim) -> Probably:
    assert isinstance(claim.statement, Probably)
    return claim.statement


def failures(claim: Claim, values: Mapping[str, Any], trials: int) -> Failures:
    """Return which trials failed; raise TrialError for a failure probability outside (0, 1)."""
    delta = free_delta(claim, values)
    points = [{**values, delta: float(d)} for d in DELTAS] if delta else [dict(values)]
    allowed = np.array([one_number(_statement(claim).allowed, point) for point in points])
    if not np.all((allowed > 0) & (allowed < 1)):
        bad = allowed[~((allowed > 0) & (allowed < 1))][0]
        raise TrialError(
            f"{claim.text} allows a failure probability of {bad:.6g}; it must lie in (0, 1), so "
            "draw delta from probabilities()"
        )
    each = [_fails(claim, point, trials) for point in points]
    ratios = None if any(r is None for _, r in each) else np.stack([r for _, r in each], axis=1)
    return Failures(np.stack([failed for failed, _ in each], axis=1), allowed, ratios)


def held(event: Any, values: Mapping[str, Any], trials: int) -> np.ndarray:
    """Return in which trials the event came about, ties within rounding included."""
    return np.asarray(_held(event, values, trials)[0])


def _fails(claim: Claim, values: Mapping[str, Any], trials: int) -> tuple[Any, Any]:
    """Return which trials failed, and how near each came, above 1 where it did."""
    event, is_failure = _statement(claim).quantifier.args[0], _statement(claim).is_failure
    holding, ratio = _held(event, values, trials)
    if not is_failure:
        return ~holding, ratio
    return holding, None if ratio is None else 1 / ratio


def _held(event: Any, values: Mapping[str, Any], trials: int) -> tuple[Any, Any]:
    """Return in which trials all relations of an event hold, and how near the worst is to failing.

    The nearness has no unit: below 1 where the event holds. An identity has none.
    """
    relations = event.args if isinstance(event, sympy.And) else (event,)
    holding, nearness = np.ones(trials, dtype=bool), np.zeros(trials)
    for relation in relations:
        lesser, greater = sides(relation, values)
        if not (np.all(np.isfinite(lesser)) and np.all(np.isfinite(greater))):
            raise TrialError(f"a side of {relation} is not finite; NaN and infinity never pass")
        tie = _TIE * (np.abs(lesser) + np.abs(greater))
        off = np.abs(greater - lesser) if isinstance(relation, sympy.Eq) else lesser - greater
        holding = holding & row_each(off <= tie, trials).all(axis=1)
        each = row_each(np.exp(log_ratio(lesser, greater)), trials).max(axis=1)
        nearness = np.maximum(nearness, each)
    is_identity = any(isinstance(relation, sympy.Eq) for relation in relations)
    return holding, None if is_identity else nearness


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how close a block of trials comes to failing too often."""
    seen = failures(claim, values, trials)
    rates = seen.failed.mean(axis=0)
    score = _score(seen)
    violated = bool(np.any(rates > seen.allowed))
    event = _statement(claim).quantifier.args[0]
    idle = None
    if not _statement(claim).is_failure and not isinstance(event, sympy.And):
        known = {**values, **dict.fromkeys(optional_names(claim, values), 0.05)}
        idle = vacuous(event, known)
    worst = float(np.max(rates / seen.allowed)) if trials else 0.0
    return Observation(score, worst, violated, violated, idle)


def _score(seen: Failures) -> float:
    """Return the evidence that the trials hold against the claim, at its worst delta, in nats.

    More trials multiply it: so it leads to the failure probability that a budget can refute, not to
    the one that is the largest multiple of its delta. Where failures are not too frequent, the
    logarithm of the (1 - delta)-quantile of the nearness to failing slopes towards where they are.
    """
    told = (seen.allowed * len(seen.failed) >= 2) | seen.failed.any(axis=0)
    columns = np.flatnonzero(told) if told.any() else range(len(seen.allowed))
    return max(_score_at(seen, int(k)) for k in columns)


def _score_at(seen: Failures, k: int) -> float:
    failed, allowed = seen.failed[:, k], float(seen.allowed[k])
    trials = len(failed)
    rate = (failed.sum() + allowed) / (trials + 1)
    evidence = trials * float(rel_entr(rate, allowed) + rel_entr(1 - rate, 1 - allowed))
    if rate > allowed:
        return evidence
    if seen.ratios is None:
        return -evidence
    quantile = np.quantile(seen.ratios[:, k], 1 - allowed, method="inverted_cdf")
    return min(0.0, math.log(quantile)) - _SLOPE * evidence


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Watch fresh trials of `instance` until they refute or certify the claim at error `alpha`."""
    watch, block = None, Block({}, 0)
    for block in blocks(claim, instance, run, purpose):
        seen = failures(claim, block.observations, block.trials)
        if watch is None:
            none = np.zeros(len(seen.allowed))
            reachable = math.log(1 / alpha) * 1.2 / seen.allowed <= run.effort.trials
            watch = FailureWatch(alpha, seen.allowed, reachable, none, none.astype(bool))
        if watch.observe(seen.failed):
            break
    assert watch is not None
    return _decision(claim, instance, block.observations, watch)


def _decision(
    claim: Claim, instance: Instance, values: Mapping[str, Any], watch: FailureWatch
) -> Decision:
    ceiling = certified_failure_probability(watch.counts, watch.used, watch.alpha)
    limits = np.where(watch.certified, np.minimum(ceiling, watch.allowed), ceiling)
    worst = int(np.argmax(watch.counts / watch.allowed))
    outcome, reason = _outcome(watch, limits, worst)
    detectable = float(
        np.max(detectable_failure_probability(watch.used, watch.allowed[worst], watch.alpha))
    )
    return Decision(
        outcome=outcome,
        reason=reason,
        soundness=Soundness.FINITE_SAMPLE,
        instance=instance,
        values=first_trial(claim, values),
        evidence={
            "failures": watch.counts.astype(int),
            "allowed": watch.allowed,
            "certified_failure_probability": limits,
            "log_evidence_against": watch.log_evidence,
            "threshold": math.log(1 / watch.alpha),
        },
        tightness=float(watch.counts[worst] / watch.used / watch.allowed[worst]),
        detectable=detectable / watch.allowed[worst] - 1,
        change_caught=(
            f"P(failure) of {detectable:.4g} or more at this instance, with probability 0.95"
        ),
        trials=watch.used,
    )


def _outcome(watch: FailureWatch, limits: np.ndarray, worst: int) -> tuple[Outcome, str]:
    delta, limit = watch.allowed[worst], limits[worst]
    seen = (
        f"{int(watch.counts[worst])} failures in {watch.used:,} fresh trials, delta = {delta:.4g}"
    )
    if watch.refuted:
        times = math.exp(min(700.0, watch.log_evidence))
        return Outcome.REFUTED, f"{seen}: {times:.3g} times likelier if the claim is false"
    within = limits <= watch.allowed
    if within[watch.reachable].all() and watch.reachable.any():
        least = watch.allowed[watch.reachable].min()
        scope = (
            "" if len(within) == 1 else f", certified for every delta of the grid from {least:g} on"
        )
        return Outcome.STANDS, f"{seen}: P(failure) <= {limit:.4g}{scope}"
    near = limits[watch.reachable] <= ZONE * watch.allowed[watch.reachable]
    if near.all() and near.size:
        zone = f"inside the indifference zone from delta to {ZONE:g} delta"
        return Outcome.STANDS, f"{seen}: P(failure) <= {limit:.4g}, {zone}"
    return Outcome.UNDECIDED, f"the trials ended first; {seen}: only P(failure) <= {limit:.4g}"


CONFIRMER = by_sampling(observation, confirm)
