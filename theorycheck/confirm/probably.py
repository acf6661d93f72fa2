"""Claims that hold but with small probability: an e-process on fresh, independent trials."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
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
from theorycheck.confirm.enumerated import row_each, with_each_delta
from theorycheck.confirm.failure_watch import FailureWatch
from theorycheck.confirm.gauge import FACTOR
from theorycheck.confirm.sampling import Block, blocks, first_trial, one_number
from theorycheck.confirm.ties import NONE, Ties, happens, is_near, measured, relations_of
from theorycheck.confirm.vacuity import with_deltas, with_idleness
from theorycheck.errors import TrialError
from theorycheck.evidence.bernoulli import (
    certified_failure_probability,
    detectable_failure_probability,
)
from theorycheck.search.effort import Run
from theorycheck.search.observation import Observation, log_ratio
from theorycheck.search.regime import distance, regime_mask

_ZONE = 1.5  # times delta, and no less than 1 - delta over this: what is within the claim
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


def failures(
    claim: Claim, values: Mapping[str, Any], trials: int, ties: Ties | None = None
) -> Failures:
    """Return which trials failed; raise TrialError for a failure probability outside (0, 1).

    `ties` say what rounding explains of the sides of the event; without them, what is nearly a tie
    is one.
    """
    points = with_each_delta(claim, values)
    allowed = np.array([one_number(_statement(claim).allowed, point) for point in points])
    if not np.all((allowed > 0) & (allowed < 1)):
        bad = allowed[~((allowed > 0) & (allowed < 1))][0]
        raise TrialError(
            f"{claim.text} allows a failure probability of {bad:.6g}; it must lie in (0, 1), so "
            "draw delta from probabilities()"
        )
    each = [_fails(claim, point, trials, ties) for point in points]
    ratios = None if any(r is None for _, r in each) else np.stack([r for _, r in each], axis=1)
    return Failures(np.stack([failed for failed, _ in each], axis=1), allowed, ratios)


def held(event: Any, values: Mapping[str, Any], trials: int) -> np.ndarray:
    """Return in which trials the event came about, near ties included."""
    return np.asarray(row_each(happens(event, values, hoped=True, ties=None), trials).all(axis=1))


def _fails(
    claim: Claim, values: Mapping[str, Any], trials: int, ties: Ties | None
) -> tuple[Any, Any]:
    """Return which trials failed, and how near each came, above 1 where it did."""
    event, is_failure = _statement(claim).quantifier.args[0], _statement(claim).is_failure
    came = row_each(happens(event, values, hoped=not is_failure, ties=ties), trials).all(axis=1)
    near = _nearness(event, values, trials)
    if not is_failure:
        return ~came, near
    return came, None if near is None else 1 / near


def _nearness(event: Any, values: Mapping[str, Any], trials: int) -> np.ndarray | None:
    """Return how near the worst relation of an event is to failing, below 1 where all hold.

    It has no unit. An identity has none.
    """
    relations = event.args if isinstance(event, sympy.And) else (event,)
    if any(isinstance(relation, sympy.Eq | sympy.Or | sympy.Not) for relation in relations):
        return None
    each = [np.exp(log_ratio(*sides(relation, values))) for relation in relations]
    return np.asarray(np.max([row_each(e, trials).max(axis=1) for e in each], axis=0))


def observation(claim: Claim, values: Mapping[str, Any], trials: int) -> Observation:
    """Return how close a block of trials comes to failing too often, in the regime too."""
    seen = failures(claim, values, trials)
    whole = _observed(seen)
    if claim.used_where:
        inside = deltas_in_regime(claim, values, len(seen.allowed))
        if inside.any():
            whole = replace(whole, within=_observed(_restricted(seen, inside)))
        else:
            whole = replace(whole, outside=distance(claim, with_deltas(claim, values)))
    return with_idleness(claim, values, np.full(trials, 1 / trials), whole)


def deltas_in_regime(claim: Claim, values: Mapping[str, Any], count: int) -> np.ndarray:
    """Return at which of the failure probabilities that the claim allows it is used."""
    return np.broadcast_to(regime_mask(claim, with_deltas(claim, values)), count)


def _observed(seen: Failures) -> Observation:
    rates = seen.failed.mean(axis=0)
    violated = bool(np.any(rates > seen.allowed))
    return Observation(_score(seen), float(np.max(rates / seen.allowed)), violated, violated)


def _restricted(seen: Failures, inside: np.ndarray) -> Failures:
    ratios = None if seen.ratios is None else seen.ratios[:, inside]
    return Failures(seen.failed[:, inside], seen.allowed[inside], ratios)


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


def indifferent(delta: np.ndarray) -> np.ndarray:
    """Return up to where a certified failure probability is still within a claim of `delta`.

    Neither the probability of failure nor that of success may be misstated by more than a factor
    1.5: above delta = 2/5, a third of the room up to 1. (1.5 delta alone exceeds 1 from 2/3 on.)
    """
    return np.minimum(_ZONE * delta, 1 - (1 - delta) / _ZONE)


def confirm(claim: Claim, instance: Instance, run: Run, alpha: float, purpose: str) -> Decision:
    """Watch fresh trials of `instance` until they refute or certify the claim at error `alpha`."""
    watch, block, ratios = None, Block({}, 0), list[np.ndarray]()
    for block in blocks(claim, instance, run, purpose):
        seen = failures(claim, block.observations, block.trials, _ties(claim, block))
        if watch is None:
            none = np.zeros(len(seen.allowed))
            reachable = math.log(1 / alpha) * 1.2 / seen.allowed <= run.effort.trials
            watch = FailureWatch(alpha, seen.allowed, reachable, none, none.astype(bool))
        if seen.ratios is not None and len(seen.allowed) == 1:
            ratios.append(seen.ratios[:, 0])
        if watch.observe(seen.failed):
            break
    assert watch is not None
    approach = _approach(np.concatenate(ratios)[: watch.used], watch) if ratios else {}
    decision = _decision(claim, instance, block.observations, watch, approach)
    return _with_strength(decision, run.effort.trials, watch)


def _ties(claim: Claim, block: Block) -> Ties:
    """Return what rounding explains where trials come near a tie, measured on the trials again."""
    event = _statement(claim).quantifier.args[0]
    points = with_each_delta(claim, block.observations)
    if not any(is_near(relation, at) for at in points for relation in relations_of(event)):
        return NONE
    return Ties(measured([event], points, block.again(), FACTOR))


def _approach(ratios: np.ndarray, watch: FailureWatch) -> dict[str, float]:
    """Return how near the bound the quantile comes that the claim bounds."""
    quantile = np.quantile(ratios, 1 - watch.allowed[0], method="inverted_cdf")
    return {"quantile_over_bound": float(quantile)}


def _with_strength(decision: Decision, trials: int, watch: FailureWatch) -> Decision:
    """Add to a claim that stands the least failure probability that such a run refutes.

    With probability 0.95, at the delta that came closest among those that decide. Of a grid, each
    delta has its share of alpha.
    """
    if decision.outcome is not Outcome.STANDS:
        return decision
    counts = np.where(watch.reachable, watch.counts, -1)
    least, delta, words = strength(counts, watch.allowed, trials, watch.alpha / len(watch.allowed))
    if not math.isfinite(least):
        return replace(decision, change_caught=words)
    evidence = {**decision.evidence, "would_have_caught": least}
    return replace(decision, detectable=least / delta - 1, change_caught=words, evidence=evidence)


def strength(
    counts: np.ndarray, allowed: np.ndarray, trials: int, alpha: float
) -> tuple[float, float, str]:
    """Return the least failure probability that so many trials refute, at which delta, in words.

    At the delta that came closest, with probability 0.95; infinite where there are too few trials.
    """
    delta = float(allowed[int(np.argmax(counts / allowed))])
    least = float(np.max(detectable_failure_probability(trials, delta, alpha)))
    if not math.isfinite(least):
        return least, delta, f"no P(failure): {trials:,} trials are too few to refute {delta:.4g}"
    where = f" for delta = {delta:.4g}" if len(allowed) > 1 else ""
    words = f"P(failure) of {least:.4g} or more{where} at this instance, with probability 0.95"
    return least, delta, words


def _decision(
    claim: Claim,
    instance: Instance,
    values: Mapping[str, Any],
    watch: FailureWatch,
    approach: Mapping[str, float],
) -> Decision:
    ceiling = certified_failure_probability(watch.counts, watch.used, watch.alpha)
    limits = np.where(watch.certified, np.minimum(ceiling, watch.allowed), ceiling)
    worst = int(np.argmax(watch.counts / watch.allowed))
    outcome, reason = _outcome(watch, limits, worst)
    words = [f"; the (1 - delta)-quantile is {r:.4g} of the bound" for r in approach.values()]
    return Decision(
        outcome=outcome,
        reason="".join([reason, *words]),
        soundness=Soundness.FINITE_SAMPLE,
        instance=instance,
        values=first_trial(claim, values),
        evidence={
            "failures": watch.counts.astype(int),
            "allowed": watch.allowed,
            "certified_failure_probability": limits,
            "log_evidence_against": watch.log_evidence,
            "threshold": math.log(1 / watch.alpha),
            **approach,
        },
        tightness=float(watch.counts[worst] / watch.used / watch.allowed[worst]),
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
    near = limits[watch.reachable] <= indifferent(watch.allowed[watch.reachable])
    if near.all() and near.size:
        zone = f"inside the indifference zone from delta to {indifferent(delta):.4g}"
        return Outcome.STANDS, f"{seen}: P(failure) <= {limit:.4g}, {zone}"
    return Outcome.UNDECIDED, f"the trials ended first; {seen}: only P(failure) <= {limit:.4g}"


CONFIRMER = by_sampling(observation, confirm)
