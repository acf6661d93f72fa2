"""How many trials certify or refute a claim, for effects of a given size, and their time."""

import math
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance
from theorycheck.claims.statement import Always, OnAverage, Probably, Scaling
from theorycheck.confirm.failures import failures
from theorycheck.confirm.kinds import confirmer_of
from theorycheck.confirm.mean_watch import Mean
from theorycheck.confirm.on_average import mean_of
from theorycheck.confirm.sampling import Block, blocks
from theorycheck.errors import StatementError
from theorycheck.evidence.bernoulli import expected_trials_to_certify, expected_trials_to_refute
from theorycheck.search.effort import Run
from theorycheck.search.hunt import search

_SAMPLE = 1024  # trials: enough to time one, and to see the shape of the observations
_OVERHEAD = 1.25  # of the mixture of bets over the best bet in hindsight


@dataclass(frozen=True)
class Effect:
    """A true state of affairs, the verdict it leads to, and the trials that takes on average."""

    situation: str
    verdict: str
    trials: float
    seconds: float


@dataclass(frozen=True)
class Plan:
    """What checking a claim would cost: at one instance, with the run's alpha per claim."""

    claim: Claim
    alpha: float
    instance: Instance
    seconds_per_trial: float
    effects: tuple[Effect, ...]


def plan(claim: Claim, run: Run) -> Plan:
    """Plan the confirmation of `claim`; raise StatementError where there is nothing to sample."""
    if not claim.asks.rng or isinstance(claim.statement, Always | Scaling):
        raise StatementError(
            f"{claim.name}: its verdict rests on no sequence of trials, so there is none to plan; "
            "it is decided exactly at every instance (or, a rate, at every size of its ladder)"
        )
    brief = replace(run.effort, instances=30, evaluations=0, trials=_SAMPLE)
    short = replace(run, effort=brief)
    findings = search(claim, confirmer_of(claim).looking(claim, short), short)
    if findings.error is not None:
        raise findings.error
    if not findings.best:
        raise StatementError(f"{claim.name}: none of 30 instances satisfied the assumptions")
    instance = findings.best[0].instance
    start = time.perf_counter()
    sampled = list(blocks(claim, instance, short, "plan"))
    per_trial = (time.perf_counter() - start) / _SAMPLE
    effects = tuple(
        Effect(situation, verdict, trials, trials * per_trial)
        for situation, verdict, trials in _effects(claim, sampled, run.alpha_per_claim)
    )
    return Plan(claim, run.alpha_per_claim, instance, per_trial, effects)


def _effects(claim: Claim, sampled: list[Block], alpha: float) -> Iterator[tuple[str, str, float]]:
    if isinstance(claim.statement, Probably):
        first = failures(claim, sampled[0].observations, sampled[0].trials)
        for delta in first.allowed:
            yield from _probability_effects(float(delta), alpha)
    elif isinstance(claim.statement, OnAverage):
        means = [mean_of(claim, block.observations, block.trials) for block in sampled]
        x = np.concatenate([mean.observations for mean in means])
        yield from _mean_effects(replace(means[0], observations=x), alpha)


def _probability_effects(delta: float, alpha: float) -> Iterator[tuple[str, str, float]]:
    for ratio in (0.0, 0.1, 0.5):
        trials = float(expected_trials_to_certify(ratio * delta, delta, alpha))
        yield f"P(failure) = {ratio:g} * {delta:g}", "stands", trials
    for ratio in (1.5, 2.0, 5.0):
        if ratio * delta < 1:
            trials = float(expected_trials_to_refute(ratio * delta, delta, alpha))
            yield f"P(failure) = {ratio:g} * {delta:g}", "refuted", trials


def _mean_effects(mean: Mean, alpha: float) -> Iterator[tuple[str, str, float]]:
    """Scale the observed shape to means around the bound, and let the best bet grow on it."""
    x = mean.observations
    if mean.bound <= 0 or not x.mean() > 0 or mean.declared.get("low") != 0:
        return
    shape, high = x / x.mean(), mean.declared.get("high", math.inf) / mean.bound
    for ratio in (0.5, 0.9):
        if math.isfinite(high):
            growth = _best_growth(1 - ratio * shape, 1 / max(high - 1, 1e-9))
            yield f"mean = {ratio:g} times the bound", "stands", _trials(growth, alpha)
    for ratio in (1.1, 1.5, 2.0):
        growth = _best_growth(ratio * shape - 1, 1.0)
        yield f"mean = {ratio:g} times the bound", "refuted", _trials(growth, alpha)


def _best_growth(gains: Any, largest_bet: float) -> float:
    """Return the best mean log growth of a constant bet on `gains`, on a grid of bets."""
    bets = largest_bet * np.geomspace(1e-4, 0.999, 60)[:, None]
    factors = np.maximum(1 + bets * gains, 1e-300)
    return float(np.max(np.log(factors).mean(axis=1)))


def _trials(growth: float, alpha: float) -> float:
    return _OVERHEAD * math.log(1 / alpha) / growth if growth > 0 else math.inf
