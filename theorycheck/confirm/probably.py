"""Claims that hold but with small probability: an e-process on fresh, independent trials."""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.confirm.candidates import by_sampling
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.enumerated import with_each_delta
from theorycheck.confirm.failure_watch import FailureWatch
from theorycheck.confirm.failures import failures, observation, statement_of
from theorycheck.confirm.gauge import FACTOR
from theorycheck.confirm.sampling import Block, blocks, first_trial
from theorycheck.confirm.ties import NONE, Ties, is_near, measured, relations_of
from theorycheck.evidence.bernoulli import (
    certified_failure_probability,
    detectable_failure_probability,
)
from theorycheck.search.effort import Run

_ZONE = 1.5  # times delta, and no less than 1 - delta over this: what is within the claim


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
    event = statement_of(claim).quantifier.args[0]
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
