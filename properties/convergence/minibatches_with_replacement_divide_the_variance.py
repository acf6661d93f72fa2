"""The variance of a mini-batch gradient drawn with replacement."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.optimization import one_like
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices
from theorycheck.strategies.finite_sums import BATCHES, centered, noises

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
    n, m = let(choices(BATCHES))
    g = let(noises(n, let(choices((1, 2, 50)))))
    order, weights = sampled_batches(n, 1, one_like(g), batch=m)
    error_sq = np.sum((order[0] @ g - np.sum(g, axis=0) / n) ** 2, axis=1)
    return dict(m=m, error_sq=error_sq, spread_sq=np.sum(centered(g) ** 2) / n, weights=weights)
