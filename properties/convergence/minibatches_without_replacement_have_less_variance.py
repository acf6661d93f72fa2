"""The variance of a mini-batch gradient drawn without replacement."""

from itertools import combinations

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import n
from theorycheck.optimization import one_like
from theorycheck.strategies import choices
from theorycheck.strategies.finite_sums import centered, noises

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
    n, m = let(choices(((2, 1), (2, 2), (3, 2), (4, 2), (6, 3), (10, 3), (50, 1), (50, 49))))
    g = let(noises(n, let(choices((1, 2, 50)))))
    batches = np.array(list(combinations(range(n), m)))
    error_sq = np.sum((np.sum(g[batches], axis=1) / m - np.sum(g, axis=0) / n) ** 2, axis=1)
    weights = np.ones(len(batches), dtype=int) * (one_like(g) / len(batches))
    spread_sq = np.sum(centered(g) ** 2) / n
    return dict(n=n, m=m, error_sq=error_sq, spread_sq=spread_sq, weights=weights)
