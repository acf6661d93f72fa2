"""Bets on a mean, side by side: against the claim, for it, and for its nearly holding."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.evidence.betting import Bets, Null, observe, start

IDENTITY_WITHIN, BOUND_WITHIN = 0.05, 0.1  # of |bound|, where the statement says nothing else
_OF_THE_ROOM = 3  # no zone takes more than one part in so many of what the declared range leaves
_ROUNDING = 1e-12
_PATIENCE = 4  # how many times longer to wait for a mean below the bound than near it
_UNCERTIFIABLE = 20_000  # trials after which waiting for a refutation ends, where none can certify


@dataclass(frozen=True)
class Mean:
    """What is observed, shape (trials,), and what is claimed and declared of its mean."""

    observations: np.ndarray
    bound: float
    declared: dict[str, float]
    sides: tuple[Null, ...]  # of the nulls that a refutation rejects: "<=" and ">="
    within: float = BOUND_WITHIN  # a mean certified to this share of |bound| is within the claim

    @property
    def rounding(self) -> float:
        """What rounding may have added to an observation, or to the bound: it refutes nothing."""
        ends = [abs(e) for k, e in self.declared.items() if k in {"low", "high"}]
        sizes = [abs(self.bound), *ends, float(np.max(np.abs(self.observations), initial=0))]
        return _ROUNDING * max([1e-3, *(size for size in sizes if math.isfinite(size))])

    @property
    def spread(self) -> float:
        """What is declared of a mean's distance from the bound: a deviation, or half the range."""
        moments = [math.sqrt(v) for k, v in self.declared.items() if k not in {"low", "high"}]
        width = self.declared.get("high", math.inf) - self.declared.get("low", -math.inf)
        return min([*moments, width / 2])

    def zone(self, side: str) -> float:
        """How far beyond the bound a mean may be certified and still be within the claim."""
        end = self.declared.get("high" if side == "<=" else "low", math.inf)
        return min(self.within * abs(self.bound), abs(end - self.bound) / _OF_THE_ROOM)

    def can_be_certified(self) -> bool:
        """Whether what is declared bounds the mean on each side that the claim speaks of."""
        moments = {"subgaussian", "variance"} & set(self.declared)
        above = bool(moments) or {"second_moment", "high"} & set(self.declared)
        below = bool(moments) or "low" in self.declared
        return bool(("<=" not in self.sides or above) and (">=" not in self.sides or below))


@dataclass
class _Test:
    """Bets against one null hypothesis, and the trial at which they first won."""

    bets: Bets
    threshold: float
    won_at: int | None = None
    log_evidence: float = 0.0

    def feed(self, x: np.ndarray, used: int) -> None:
        if self.won_at is not None:
            return
        self.bets, path = observe(self.bets, x)
        wins = np.flatnonzero(path >= self.threshold)
        self.log_evidence = float(path[wins[0]] if wins.size else path[-1])
        self.won_at = used + int(wins[0]) + 1 if wins.size else None


@dataclass
class Watch:
    """Bets against a claim about a mean, for it, and for its being exceeded only a little."""

    alpha: float
    against: list[_Test]
    within: list[_Test]
    near: list[_Test]
    at_least: int  # trials of a run that is neither refuted nor certified: they make its strength
    certifiable: bool = True
    used: int = 0

    def observe(self, x: np.ndarray) -> bool:
        """Take in a block of observations; return whether the watch is over."""
        for test in (*self.against, *self.within, *self.near):
            test.feed(x, self.used)
        self.used += len(x)
        ends = [end for end in (self.refuted_at, self.certified_at) if end is not None]
        if ends:
            self.used = min(ends)
            return True
        if self.nearly_at is None:
            return not self.certifiable and self.used >= self.at_least
        return self.used >= max(_PATIENCE * self.nearly_at, self.at_least)

    @property
    def refuted_at(self) -> int | None:
        """The trial at which a bet against the claim won."""
        return min((t.won_at for t in self.against if t.won_at is not None), default=None)

    @property
    def certified_at(self) -> int | None:
        """The trial from which on the mean is certified within the bound."""
        return _all_won(self.within)

    @property
    def nearly_at(self) -> int | None:
        """The trial from which on it is certified within the zone around the bound."""
        return _all_won(self.near)


def _all_won(tests: list[_Test]) -> int | None:
    won = [test.won_at for test in tests]
    return max((w for w in won if w is not None), default=None) if won and None not in won else None


OPPOSITE: dict[str, Null] = {"<=": ">=", ">=": "<="}


def begin(mean: Mean, alpha: float, trials: int) -> Watch:
    """Begin all bets that what is declared allows."""
    threshold, certifiable = math.log(1 / alpha), mean.can_be_certified()
    signs, number = {"<=": 1, ">=": -1}, len(mean.sides)
    against = [
        _test(mean, side, mean.bound + signs[side] * mean.rounding, threshold + math.log(number))
        for side in mean.sides
    ]
    within = [_test(mean, OPPOSITE[side], mean.bound, threshold) for side in mean.sides]
    open_sides = [side for side in mean.sides if not _is_shut(mean, side, mean.bound)]
    near = [
        _test(mean, OPPOSITE[side], mean.bound + signs[side] * mean.zone(side), threshold)
        for side in open_sides
        if mean.zone(side) > 0
    ]
    possible = None not in near and len(near) == len(open_sides)
    return Watch(
        alpha,
        [test for test in against if test],
        [test for test in within if test] if len(mean.sides) == 1 else [],
        [test for test in near if test] if possible else [],
        least_trials(mean, trials),
        certifiable,
    )


def least_trials(mean: Mean, trials: int) -> int:
    """Return how many of its trials a run takes at the least, unless it is decided before."""
    if not mean.can_be_certified():
        return min(trials, _UNCERTIFIABLE)
    return max(1, trials // 4)


def resolved(mean: Mean, x: np.ndarray, alpha: float) -> float:
    """Return to what distance from the bound the mean is certified, on each side claimed, at alpha.

    It halves the distance until the observations certify no more: the first that fails ends it, so
    only the largest distance that is false can mislead, with probability `alpha` on each side.
    """
    distance, certified = max(abs(mean.bound), mean.spread), math.inf
    while math.isfinite(distance) and distance > mean.rounding:
        if not all(_certified(mean, side, distance, x, alpha) for side in mean.sides):
            break
        distance, certified = distance / 2, distance
    return certified


def _certified(mean: Mean, side: str, distance: float, x: np.ndarray, alpha: float) -> bool:
    bound = mean.bound + (distance if side == "<=" else -distance)
    if _is_shut(mean, side, bound):
        return True
    test = _test(mean, OPPOSITE[side], bound, math.log(1 / alpha))
    if test is None:
        return False
    test.feed(x, 0)
    return test.won_at is not None


def _is_shut(mean: Mean, side: str, bound: float) -> bool:
    """Whether the declared range has no room beyond the bound on that side."""
    if side == "<=":
        return bound >= mean.declared.get("high", math.inf)
    return bound <= mean.declared.get("low", -math.inf)


def _test(mean: Mean, null: Any, bound: float, threshold: float) -> _Test | None:
    """Return bets against E[X] `null` bound, or None where nothing declared supports any."""
    declared = set(mean.declared)
    moments = {"subgaussian", "variance"} | ({"second_moment"} if null == ">=" else set())
    end = "low" if null == "<=" else "high"
    if not (moments & declared or math.isfinite(mean.declared.get(end, math.inf))):
        return None
    if null == ">=" and "second_moment" in declared and bound <= mean.rounding:
        return None  # X >= 0 has no mean below 0
    low, high = mean.declared.get("low", -math.inf), mean.declared.get("high", math.inf)
    inside = low < bound if null == "<=" else bound < high
    if not inside:  # the end of the range itself leaves no room: a hair inside it tests the same
        bound = low + mean.rounding if null == "<=" else high - mean.rounding
    return _Test(start(null, bound, **mean.declared), threshold)


def is_trivial(mean: Mean) -> bool:
    """Whether the bound lies at or beyond the end of what is declared."""
    return len(mean.sides) == 1 and _is_shut(mean, mean.sides[0], mean.bound)


def is_absurd(mean: Mean) -> bool:
    """Whether no mean within the declared range is within the bound."""
    low, high = mean.declared.get("low", -math.inf), mean.declared.get("high", math.inf)
    below = "<=" in mean.sides and mean.bound < low - mean.rounding
    return below or (">=" in mean.sides and mean.bound > high + mean.rounding)
