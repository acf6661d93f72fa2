"""What guesses prove about privacy: limits from a single run of private training."""

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import binomial
from theorycheck.privacy.mechanisms import keep_probability

Array: TypeAlias = NDArray[Any]


def one_run_p_values(epsilon: Array, guesses: int, records: int, delta: float) -> Array:
    """Bound the probability of 0, ..., `guesses` right guesses or more, at an epsilon for each.

    Each of `records` was used or not by a fair coin, and `guesses` of the coins are guessed from
    one (epsilon, delta)-private release (Steinke, Nasr & Jagielski 2023). float64, at most 1.
    """
    right = np.arange(guesses + 1)
    upto = np.cumsum(binomial(guesses, keep_probability(epsilon)[:, None]), axis=1)
    before = np.concatenate([0 * upto[:, :1], upto], axis=1)  # P(fewer than 0, 1, ...)
    below = np.take_along_axis(before, right[:, None], axis=1)
    fewer = right[:, None] - right  # i
    near = np.where(fewer > 0, (below - before[:, :-1]) / np.maximum(fewer, 1), 0)
    return np.asarray(np.minimum(1 - below[:, 0] + 2 * records * delta * near.max(axis=1), 1))


@cache
def one_run_limits(guesses: int, records: int, chance: float, delta: float) -> Array:
    """Lower confidence limits on epsilon from 0, ..., `guesses` right guesses, at error `chance`.

    At 0, ..., 20 by bisection from below: the largest epsilon at which so many are less likely.
    """
    low, high = np.zeros(guesses + 1), np.full(guesses + 1, 20.0)
    for _ in range(40):
        middle = (low + high) / 2
        unlikely = one_run_p_values(middle, guesses, records, delta) < chance
        low, high = np.where(unlikely, middle, low), np.where(unlikely, high, middle)
    low.flags.writeable = False
    return low
