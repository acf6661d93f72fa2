"""Mini-batches with and without replacement: the error of their mean, in all convex measures."""

from itertools import combinations

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import one_like
from theorycheck.optimization.minibatches import every_batch
from theorycheck.strategies import choices, matrices, reals, vectors
from theorycheck.strategies.finite_sums import centered, noises

without = symbol("without", "mean of phi(error) over all batches of different terms", real=True)
replaced = symbol("replaced", "mean of phi(error) over batches drawn with replacement", real=True)
SHAPES = ((2, 1), (2, 2), (3, 2), (3, 3), (4, 3), (5, 2), (6, 3), (8, 4), (10, 3), (50, 2))
MEASURES = {
    "squares": lambda v, _: np.sum(v**2, axis=-1),
    "norm": lambda v, _: np.sqrt(np.sum(v**2, axis=-1)),
    "largest entry": lambda v, _: np.max(np.abs(v), axis=-1),
    "exponential": lambda v, A: np.exp(v @ A[0]),
    "largest of linear ones": lambda v, A: np.max(v @ A.T, axis=-1),
    "beyond a threshold": lambda v, A: np.maximum(v @ A[0] - A[1, 0] / 4, 0),
}


@claim(
    source="Hoeffding 1963, Theorem 4, of numbers; of vectors by the same proof",
    then=without <= replaced,
    sharp=True,
)
def batches_without_replacement_err_less_in_every_convex_measure(let, *, batches=combinations):
    """For every convex phi, the mean of phi(batch mean - full mean) over batches of m of n vectors
    is at most what it is where terms may be drawn again.
    A batch without replacement is a mean of batches with it, given what these hold; phi is a norm,
    a square, an exponential, the largest of linear functions, or what exceeds a threshold.
    """
    n, m = let(choices(SHAPES))
    g = centered(let(noises(n, let(choices((1, 2, 20))), 4)))
    A = let(matrices(3, g.shape[1], -2, 2))
    phi = MEASURES[let(choices(sorted(MEASURES)))]
    shift = let(vectors(g.shape[1])) * let(reals(0, 1))
    chosen = np.array(list(batches(range(n), m)))
    counts, often = every_batch(n, m)
    without = np.sum(phi(np.sum(g[chosen], axis=1) / m + shift, A)) / len(chosen)
    shares = often * (one_like(g) / n**m)
    return dict(without=without, replaced=np.sum(shares * phi(counts @ g / m + shift, A)))
