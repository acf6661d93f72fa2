"""Public data and a private mean combined: the exact error, and the effective sample size."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_scale
from theorycheck.strategies import probabilities, reals, sizes

squared = symbol("squared", "squared error, averaged over the noise", nonnegative=True)
v = symbol("v", "variance of one example", positive=True)
n_public = symbol("n_public", "number of public examples", integer=True, positive=True)
n_private = symbol("n_private", "number of private examples", integer=True, positive=True)

private_worth = n_private / (1 + 2 / (n_private * epsilon**2 * v))


@claim(
    source="Gauss-Markov and Dwork, McSherry, Nissim & Smith 2006",
    then=Eq(E(squared), v / (n_public + private_worth)),
)
def mixed_public_private_mean(let, *, scale=laplace_scale):
    """Public examples and the Laplace-noised mean of private ones, weighted by inverse variances,
    are worth n_public + n_private/(1 + 2/(n_private epsilon^2 v)) public examples.
    """
    share = let(probabilities())
    epsilon = let(reals(1 / 16, 4))
    n_public = let(sizes(1, 8))
    n_private = let(sizes(1, 8))
    v = share * (1 - share)
    one = 1 + 0 * v
    noise = 2 * scale(one / n_private, epsilon) ** 2
    worth = 1 / (one / n_private + noise / v)  # of the private mean, in examples
    public = np.arange(n_public + 1)[:, None] - n_public * share
    private = (np.arange(n_private + 1) - n_private * share) / n_private
    bias = (public + worth * private) / (n_public + worth)
    squared = bias**2 + (worth / (n_public + worth)) ** 2 * noise
    weights = binomial(n_public, share)[:, None] * binomial(n_private, share)
    return dict(
        n_public=n_public,
        n_private=n_private,
        epsilon=epsilon,
        v=v,
        squared=squared.ravel(),
        weights=weights.ravel(),
    )
