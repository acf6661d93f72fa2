"""Evidence about a mean by betting: a fixed mixture of log-spaced bets, fed in blocks.

A bet multiplies its capital by a factor f(X) >= 0 at every observation. If E f(X) <= 1 for every
law the null hypothesis allows (given the past), capital is a non-negative supermartingale; so is
a fixed mixture of bets, and it ever exceeds 1/alpha with probability at most alpha (Ville 1939):
look whenever you like, in blocks of any size. `_bets.py` has the factors and why E f(X) <= 1.
No test can refute in fewer than log(1/alpha)/KL_inf observations on average (Honda & Takemura
2010); 20 bets over four decades take at most 1.25 times as many (benchmarks/expectation.py).
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import logsumexp

from theorycheck.evidence._bets import (
    Factors,
    range_factors,
    second_moment_factors,
    subgaussian_factors,
    variance_factors,
)
from theorycheck.evidence._checks import Floats, error, positive, refuse
from theorycheck.evidence._roots import crossing

Null = Literal["<=", ">="]

_CELLS = 2**21  # a block is worked through in pieces of so many (test, bet, time)
_FAR = 1e150  # distances are cut there, so that no square overflows: less capital is still evidence


@dataclass(frozen=True, slots=True, eq=False)
class Bets:
    """One test of a mean, or many at once: made by `start`, moved on by `observe`.

    S is the shape of the tests, J the number of bets.
    """

    bound: Floats  # S
    low: Floats  # S, smallest observation allowed
    high: Floats  # S, largest
    per_distance: Floats  # S: d = (X - bound) * per_distance
    factors: Factors
    log_capital: Floats  # S + (J,), in nats; at first the logarithms of the weights
    count: int = 0  # observations so far, of each test

    @property
    def log_evidence(self) -> Floats:
        """Log evidence so far against the null hypothesis, in nats: shape S."""
        return np.asarray(logsumexp(self.log_capital, axis=-1))[()]


def start(
    null: Null,
    bound: ArrayLike,
    *,
    low: ArrayLike = -np.inf,
    high: ArrayLike = np.inf,
    second_moment: ArrayLike | None = None,
    subgaussian: ArrayLike | None = None,
    variance: ArrayLike | None = None,
) -> Bets:
    """Begin to collect evidence against E[X] <= bound (null "<=") or E[X] >= bound (">=").

    The arguments broadcast to a shape S, one test each. What is declared of X chooses the bets:
    `variance` (at most) or a variance proxy `subgaussian` for either null, `second_moment` of
    X >= 0 (at most) for ">="; otherwise `low` for "<=" and `high` for ">=". Observations are held
    to low and high in any case. Raises ValueError for a bound beyond the range, and where no
    evidence can follow: X >= 0 alone can't refute E[X] >= bound (Bahadur & Savage 1956).
    """
    if null not in {"<=", ">="}:
        raise ValueError(f"null = {null!r}, but must be '<=' or '>=': name what is to be refuted.")
    given = dict(second_moment=second_moment, subgaussian=subgaussian, variance=variance)
    moments = {name: positive(name, m) for name, m in given.items() if m is not None}
    if len(moments) > 1:
        raise ValueError(f"{' and '.join(moments)} declared, but one must do: drop the weaker.")
    kind, moment = next(iter(moments.items()), ("range", np.asarray(1.0)))
    lowest = np.maximum(low, 0.0) if kind == "second_moment" else np.asarray(low, float)
    every = np.broadcast_arrays(np.asarray(bound, float), lowest, np.asarray(high, float), moment)
    b, lowest, highest, moment = every
    refuse("bound", b, ~np.isfinite(b), "finite", "an infinite bound claims nothing")
    factors, per_distance = _factors(null, b, (lowest, highest), kind, moment)
    capital = np.broadcast_to(np.log(factors.weights), (*b.shape, len(factors.weights)))
    return Bets(b, lowest, highest, per_distance, factors, capital)


def observe(bets: Bets, observations: ArrayLike) -> tuple[Bets, Floats]:
    """Feed a block of m observations; return the state after it and the log evidence on the way.

    observations have shape (m,), the same for all tests, or S + (m,). The path has shape S + (m,),
    in nats: its entry i is the log evidence after the block's observation i, so the first entry
    to reach log(1/alpha) is the exact stopping time. Raises ValueError for NaN, infinity, or an
    observation outside the range declared.
    """
    x = np.atleast_1d(np.asarray(observations, float))
    x = np.broadcast_to(x, (*bets.bound.shape, x.shape[-1]))
    _in_range(bets, x)
    with np.errstate(over="ignore"):
        distance = (x - bets.bound[..., None]) * bets.per_distance[..., None]
    distance = np.clip(distance, -_FAR, _FAR)
    path = np.empty(x.shape)
    capital = bets.log_capital
    step = max(1, _CELLS // max(1, capital.size))
    for begin in range(0, x.shape[-1], step):
        piece = slice(begin, begin + step)
        logs = capital[..., None] + np.cumsum(_log_factors(bets, distance[..., piece]), axis=-1)
        path[..., piece] = _log_sum(logs)
        capital = logs[..., -1]
    return replace(bets, log_capital=capital, count=bets.count + x.shape[-1]), path


def certified_mean(
    sample: ArrayLike,
    alpha: ArrayLike,
    *,
    side: Literal["upper", "lower"] = "upper",
    low: float = -np.inf,
    high: float = np.inf,
    second_moment: float | None = None,
    subgaussian: float | None = None,
    variance: float | None = None,
) -> float:
    """Return the smallest b such that E[X] < b is certified at error alpha ("lower": largest, >).

    sample has shape (n,), the n observations up to any stopping time; what is declared of X is as
    for `start`. Without enough evidence the answer is the end of the range, perhaps infinite.
    Evidence is monotone in b, except for second moments: there b runs over a fixed grid, from
    sqrt(second_moment) down until a first b is not certified. Raises ValueError as those do.
    """
    x, level = np.asarray(sample, float), np.log(1 / error(alpha))
    refuse("observation", x, ~np.isfinite(x), "finite", "mend the trial that returned it")
    null: Null = ">=" if side == "upper" else "<="

    def missing(bound: Floats) -> Floats:
        bets = start(
            null,
            bound,
            low=low,
            high=high,
            second_moment=second_moment,
            subgaussian=subgaussian,
            variance=variance,
        )
        return np.asarray(observe(bets, x)[0].log_evidence - level)

    if second_moment is not None:
        if null == ">=":
            return _scan(missing, np.sqrt(second_moment))
        low = max(low, 0.0)
    moment = subgaussian if variance is None else variance
    if moment is not None:
        low, high = -np.inf, np.inf
    sd = 1.0 if moment is None else np.sqrt(moment)
    if x.size == 0:
        return high if null == ">=" else low
    if null == ">=":
        return _limit(missing, float(np.min(x)), high, sd)
    return _limit(missing, float(np.max(x)), low, -sd)


def _factors(
    null: Null, bound: Floats, ends: tuple[Floats, Floats], kind: str, moment: Floats
) -> tuple[Factors, Floats]:
    """Return the bets and d/(X - bound) for what is declared of X."""
    sign = 1.0 if null == "<=" else -1.0
    if kind == "subgaussian":
        return subgaussian_factors(), sign / np.sqrt(moment)
    if kind == "variance":
        return variance_factors(), sign / np.sqrt(moment)
    if kind == "second_moment" and null == ">=":
        tiny = bound <= 1e-50 * np.sqrt(moment)
        refuse("bound", bound, tiny, "positive", "X >= 0 has no negative mean")
        return second_moment_factors(moment / bound**2), -1 / bound
    room = bound - ends[0] if null == "<=" else ends[1] - bound
    _need_room(null, bound, room)
    return range_factors(), sign / room


def _scan(missing: Callable[[Floats], Floats], largest: float) -> float:
    """Return the last bound certified on the way down a fixed grid, in steps of 1 %.

    Only a grid point not above the mean can be certified wrongly; the largest of those stops the
    way down, with probability 1 - alpha. So evidence need not be monotone in the bound.
    """
    bound = largest
    while bound > 1e-4 * largest and missing(np.asarray(bound / 1.01)) >= 0:
        bound /= 1.01
    return float(bound)


def _limit(missing: Callable[[Floats], Floats], begin: float, end: float, reach: float) -> float:
    """Solve between the end of the sample at which no bet gains and the end of the range."""
    if begin == end:
        return end
    while np.isinf(end) and missing(np.asarray(begin + reach)) < 0:
        reach *= 2
    width = reach if np.isinf(end) else end - begin
    almost = np.asarray(1.0 if np.isinf(end) else 1 - 1e-9)
    part = crossing(lambda u: missing(begin + u * width), np.asarray(0.0), almost)
    return float(begin + part * width) if missing(begin + part * width) >= 0 else end


def _need_room(null: Null, bound: Floats, room: Floats) -> None:
    end, side = ("low", "above") if null == "<=" else ("high", "below")
    if np.any(np.isinf(room)):
        raise ValueError(
            f"{end} is infinite, but evidence against E[X] {null} bound needs a finite {end} or a "
            f"moment: declare {end}=, subgaussian= or variance="
            + (" (or second_moment= of X >= 0)." if null == ">=" else ".")
        )
    cure = "decide a claim at or beyond the end of the range without samples"
    refuse("bound", bound, ~(room > 0), f"{side} {end}", cure)


def _in_range(bets: Bets, x: Floats) -> None:
    refuse("observation", x, ~np.isfinite(x), "finite", "mend the trial that returned it")
    low, high = bets.low[..., None], bets.high[..., None]
    cure = "mend the trial, or declare the range it has"
    refuse("observation", x, x < low, f"at least low = {np.min(low, initial=np.inf):.17g}", cure)
    refuse("observation", x, x > high, f"at most high = {np.max(high, initial=-np.inf):.17g}", cure)


def _log_factors(bets: Bets, distance: Floats) -> Floats:
    """Log factors of every bet: (..., m) distances give (..., J, m)."""
    parts = bets.factors
    offset, linear, quadratic, floor = (
        part[..., None] for part in (parts.offset, parts.linear, parts.quadratic, parts.floor)
    )
    d = np.maximum(distance[..., None, :], floor)
    growth = offset + d * (linear + d * quadratic)
    if parts.exponential:
        return growth
    with np.errstate(divide="ignore"):  # a bet that lost everything has capital 0
        return np.log1p(np.maximum(growth, -1))


def _log_sum(logs: Floats) -> Floats:
    """Logarithm of the sum of exponentials over the bets (axis -2), at least one not bankrupt."""
    top = np.max(logs, axis=-2, keepdims=True)
    top = np.where(np.isneginf(top), 0, top)
    with np.errstate(divide="ignore"):
        return np.asarray(np.log(np.sum(np.exp(logs - top), axis=-2)) + top[..., 0, :])
