"""Optimism: how much better a linear fit looks on its own data than on fresh responses."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.arithmetic.linear_algebra import trace
from theorycheck.learning import hat_matrix
from theorycheck.notation import n, sigma
from theorycheck.strategies import matrices, reals, sizes, vectors
from theorycheck.strategies.noises import noises

optimism = symbol("optimism", "mean square error on fresh responses minus that on the data")
freedom = symbol("freedom", "degrees of freedom: trace of the hat matrix", nonnegative=True)


@claim(
    source="Mallows 1973; Efron 1986",
    then=Eq(E(optimism), 2 * sigma**2 * freedom / n),
)
def fixed_design_optimism(let, *, smoother=hat_matrix):
    """For ridge regression, and every linear smoother, fresh responses at the same inputs are
    predicted worse than those fitted by 2 sigma^2 trace(H)/n on average, for uncorrelated noise.
    """
    n = let(sizes(1, 30))
    X = let(matrices(n, let(sizes(1, 6))))
    signal = let(vectors(n, -2, 2))
    penalty = let(reals(1 / 16, 4))
    sigma = let(reals(0, 2))
    noise = let(noises(n))
    H = smoother(X, penalty)
    responses = signal + sigma * noise.values
    fit = responses @ H.mT
    fresh = (signal - fit) ** 2 + sigma**2  # the mean over an independent response
    optimism = np.mean(fresh - (responses - fit) ** 2, axis=1)
    return dict(n=n, sigma=sigma, freedom=trace(H), optimism=optimism, weights=noise.weights)
