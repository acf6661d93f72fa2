"""Stochastic gradients that vanish with the full one, under the Lojasiewicz inequality."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, matrices, vectors
from theorycheck.strategies.landscapes import LOJASIEWICZ, landscapes

rho = symbol("rho", "largest mean squared gradient of a term over that of the mean", positive=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_T = symbol("f_T", "objective above its minimum after T steps", nonnegative=True)


@claim(
    source="Bassily, Belkin & Ma 2018; Vaswani, Bach & Schmidt 2019, Theorem 4",
    then=E(f_T) <= (1 - mu / (rho * L)) ** T * f_0,
    sharp=True,
)
def sgd_converges_linearly_under_strong_growth(let, *, descend=stochastic_gradient_descent):
    """Where E |grad f_i|^2 <= rho |grad f|^2, steps of 1/(rho L) shrink the mean gap at a linear
    rate, on functions convex and not.

    The terms are sums over the axes, each weighted by term; one term for each axis is extreme. In
    long runs only the last rounds are sampled.
    """
    n = let(choices((2, 3, 8, 50)))
    f = let(landscapes(LOJASIEWICZ, dim=(1, min(n, 4)), centered=True))
    x_0 = let(vectors(f.dim, -4, 4))
    T = let(choices((1, 2, 3, 4, 8, 50)))
    free = let(choices([0, 1]))
    growth = let(matrices(n, f.dim, 0, 1)) * free + np.tile(np.eye(f.dim, dtype=int), (n, 1))[:n]
    growth = n * growth / np.sum(growth, axis=0)
    rho = np.max(np.sum(growth**2, axis=0)) / n
    order, weights = sampled_batches(n, T, one_like(rho))
    path = descend(
        lambda x, shares: (shares @ growth) * f.gradient(x),
        np.broadcast_to(x_0, (len(weights), f.dim)),
        1 / (rho * f.L),
        order=order,
    )
    return dict(mu=f.lojasiewicz, L=f.L, rho=rho, T=T, f_0=f(x_0), f_T=f(path[-1]), weights=weights)
