"""The variance of a mini-batch gradient drawn with replacement."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.optimization import every_order
from theorycheck.strategies import matrices, sizes

m = symbol("m", "size of the batch", integer=True, positive=True)
error_sq = symbol(
    "error_sq", "squared distance of the batch mean to the full mean", nonnegative=True
)
spread_sq = symbol(
    "spread_sq", "mean squared distance of the gradients to their mean", nonnegative=True
)


@claim(
    source="independence; for example Bottou, Curtis & Nocedal 2018, section 4",
    then=Eq(E(error_sq), spread_sq / m),
)
def minibatches_with_replacement_divide_the_variance(let):
    """A batch of m independent gradients has the variance of one gradient, divided by m."""
    n = let(sizes(1, 4))
    m = let(sizes(1, 4))
    g = let(matrices(n, 2))
    batches = every_order(n, m).T
    center = np.sum(g, axis=0) / n
    error_sq = np.sum((np.sum(g[batches], axis=1) / m - center) ** 2, axis=1)
    spread_sq = np.sum((g - center) ** 2) / n
    one = 1 + 0 * spread_sq
    weights = np.full(len(batches), one / len(batches))
    return dict(m=m, error_sq=error_sq, spread_sq=spread_sq, weights=weights)
