"""Confidence limits that follow from what was counted."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import binomial
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def upper_limit(errors: Array, n: int, delta: Number, *, halvings: int = 50) -> Array:
    """Largest risk at which so few of n examples are errors with probability delta; float64 only.

    Of Clopper & Pearson 1934, by bisection from above: 1 where all n are errors. Shape of `errors`.
    """
    counts = np.asarray(errors)
    so_few = np.arange(n + 1) <= counts[..., None]
    low, high = np.zeros(counts.shape), np.ones(counts.shape)
    for _ in range(halvings):
        middle = (low + high) / 2
        still = np.sum(np.where(so_few, binomial(n, middle[..., None]), 0), axis=-1) >= delta
        low, high = np.where(still, middle, low), np.where(still, high, middle)
    return high
