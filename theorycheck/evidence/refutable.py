"""What a test of a mean would have caught: the nearest bound that fresh observations refute.

A bet's log factors on the observations already seen, its log growth, have a mean g and a deviation
s. On n fresh observations of the same law it ends near n g, give or take s sqrt(n), and g itself
is known to s/sqrt(m) from m: so it exceeds n g - z s sqrt(n + n^2/m) with the probability that
belongs to z. The mixture is worth at least its best bet, times that bet's weight.
"""

import functools
from typing import Any

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import ndtri

from theorycheck.evidence._checks import Floats, error, probability
from theorycheck.evidence._roots import bisect
from theorycheck.evidence.betting import Null, observe, start

_ENOUGH = 2**12  # observations that show what bets grow by; more would cost more than they say
_NEAREST = 1e-7  # of the distance from the mean to the farthest bound looked at


def refutable_bound(
    sample: ArrayLike,
    null: Null,
    alpha: ArrayLike,
    trials: float,
    *,
    power: float = 0.95,
    **declared: Any,
) -> float:
    """Return the bound nearest to the mean that so many fresh observations would refute.

    With probability about `power`, over this sample of shape (m,) and the fresh ones, `trials` more
    observations of its law refute E[X] <= b for the answer b (null "<="), or E[X] >= b (">=").
    What is declared of X is as for `start`. One observation at the end of the range is added to the
    sample, since a bet may lose there what it never lost so far. Infinite if no bound is refuted.
    Raises ValueError as `start` does.
    """
    x = np.asarray(sample, float)[-_ENOUGH:]
    sign = -1.0 if null == "<=" else 1.0
    mean, level = float(np.mean(x)), float(np.log(1 / error(alpha)))
    end = _end(null, declared)
    room = sign * (end - mean)
    x = np.append(x, end) if np.isfinite(end) else x
    margin = float(ndtri(probability("power", power))) * np.sqrt(trials + trials**2 / len(x))
    missing = functools.partial(_missing, x, null, declared, trials, margin, level)
    farthest = room * (1 - 1e-9) if np.isfinite(room) else _far_enough(missing, mean, sign, x)
    if not farthest > 0 or missing(mean + sign * farthest) > 0:
        return sign * np.inf

    def refuted(part: Floats) -> Any:
        return np.asarray(missing(mean + sign * farthest * float(np.exp(part))) <= 0)

    part = bisect(refuted, np.asarray(np.log(_NEAREST)), np.asarray(0.0), steps=11)
    return float(mean + sign * farthest * np.exp(part))


def _end(null: Null, declared: dict[str, Any]) -> float:
    """Return the end of the range on the side where bounds are refuted: none lies beyond."""
    if {"subgaussian", "variance"} & set(declared):
        return -np.inf if null == "<=" else np.inf
    if null == "<=":
        low = float(declared.get("low", -np.inf))
        return max(low, 0.0) if "second_moment" in declared else low
    return float(declared.get("high", np.inf))


def _far_enough(missing: Any, mean: float, sign: float, x: Floats) -> float:
    reach = max(float(np.std(x)), 1e-6 * abs(mean), 1e-150)
    for _ in range(60):
        if missing(mean + sign * reach) <= 0:
            break
        reach *= 2
    return reach


def _missing(
    x: Floats,
    null: Null,
    declared: dict[str, Any],
    trials: float,
    margin: float,
    level: float,
    bound: float,
) -> float:
    """Return how much log evidence is missing from what the best bet would have, at the least."""
    before = start(null, np.full(len(x), bound), **declared)
    after, _ = observe(before, x[:, None])
    logs = after.log_capital - before.log_capital
    with np.errstate(invalid="ignore"):  # of bets that lost everything
        least = before.log_capital[0] + trials * logs.mean(axis=0) - margin * logs.std(axis=0)
    return level - float(np.max(np.where(np.isnan(least), -np.inf, least)))
