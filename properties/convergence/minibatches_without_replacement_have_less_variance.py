"""The variance of a mini-batch gradient drawn without replacement."""

from itertools import combinations

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import n
from theorycheck.strategies import matrices, sizes

m = symbol("m", "size of the batch", integer=True, positive=True)
error_sq = symbol(
    "error_sq", "squared distance of the batch mean to the full mean", nonnegative=True
)
spread_sq = symbol(
    "spread_sq", "mean squared distance of the gradients to their mean", nonnegative=True
)


@claim(
    source="sampling theory: the finite population correction",
    then=Eq(E(error_sq), spread_sq / m * (n - m) / (n - 1)),
)
def minibatches_without_replacement_have_less_variance(let):
    """A batch of m of n gradients has variance spread^2 / m, times (n - m) / (n - 1)."""
    n = let(sizes(2, 6))
    m = let(sizes(1, 6))
    g = let(matrices(n, 2))
    m = min(m, n)
    batches = np.array(list(combinations(range(n), m)))
    center = np.sum(g, axis=0) / n
    error_sq = np.sum((np.sum(g[batches], axis=1) / m - center) ** 2, axis=1)
    spread_sq = np.sum((g - center) ** 2) / n
    one = 1 + 0 * spread_sq
    weights = np.full(len(batches), one / len(batches))
    return dict(n=n, m=m, error_sq=error_sq, spread_sq=spread_sq, weights=weights)
