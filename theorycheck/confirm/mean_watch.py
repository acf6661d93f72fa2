"""Bets on a mean, side by side: against the claim, for it, and for its nearly holding."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.evidence.betting import Bets, observe, start

ZONE = 0.1  # a mean certified within this share of its bound is within the claim
_ROUNDING = 1e-12
_PATIENCE = 4  # how many times longer to wait for a mean below the bound than near it
_UNCERTIFIABLE = 20_000  # trials after which waiting for a refutation ends, where none can certify


@dataclass(frozen=True)
class Mean:
    """What is observed, shape (trials,), and what is claimed and declared of its mean."""

    observations: np.ndarray
    bound: float
    declared: dict[str, float]
    sides: tuple[str, ...]  # of the nulls that a refutation rejects: "<=" and ">="

    @property
    def rounding(self) -> float:
        """What rounding may have added to an observation, or to the bound: it refutes nothing."""
        ends = [abs(e) for k, e in self.declared.items() if k in {"low", "high"}]
        sizes = [abs(self.bound), *ends, float(np.max(np.abs(self.observations), initial=0))]
        return _ROUNDING * max([1e-3, *(size for size in sizes if math.isfinite(size))])

    @property
    def scale(self) -> float:
        """The unit of an excess: the bound; of an identity, its declared spread if that is more.

        Where the bound is zero it is the declared spread: a deviation, or half the range.
        """
        moments = [math.sqrt(v) for k, v in self.declared.items() if k not in {"low", "high"}]
        width = self.declared.get("high", math.inf) - self.declared.get("low", -math.inf)
        spread = min([*moments, width / 2, 1e300])
        is_identity = len(self.sides) == 2 and spread < 1e300
        return max(abs(self.bound), spread) if is_identity or not self.bound else abs(self.bound)


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

    against: list[_Test]
    within: list[_Test]
    near: list[_Test]
    at_least: int = 0  # trials: an identity is never certified exactly, so more of them say more
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
            return not (self.within or self.near) and self.used >= _UNCERTIFIABLE
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


_OPPOSITE = {"<=": ">=", ">=": "<="}


def begin(mean: Mean, alpha: float, trials: int) -> Watch:
    """Begin all bets that what is declared allows."""
    at_least = trials // 4 if len(mean.sides) == 2 else 0
    threshold, zone = math.log(1 / alpha), ZONE * mean.scale
    signs, number = {"<=": 1, ">=": -1}, len(mean.sides)
    against = [
        _test(mean, side, mean.bound + signs[side] * mean.rounding, threshold + math.log(number))
        for side in mean.sides
    ]
    within = [_test(mean, _OPPOSITE[side], mean.bound, threshold) for side in mean.sides]
    near = [
        _test(mean, _OPPOSITE[side], mean.bound + signs[side] * zone, threshold)
        for side in mean.sides
    ]
    possible = None not in near
    return Watch(
        [test for test in against if test],
        [test for test in within if test] if len(mean.sides) == 1 else [],
        [test for test in near if test] if possible else [],
        at_least,
    )


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
    if mean.sides == ("<=",):
        return mean.bound >= mean.declared.get("high", math.inf)
    return mean.sides == (">=",) and mean.bound <= mean.declared.get("low", -math.inf)


def is_absurd(mean: Mean) -> bool:
    """Whether no mean within the declared range is within the bound."""
    low, high = mean.declared.get("low", -math.inf), mean.declared.get("high", math.inf)
    below = "<=" in mean.sides and mean.bound < low - mean.rounding
    return below or (">=" in mean.sides and mean.bound > high + mean.rounding)
