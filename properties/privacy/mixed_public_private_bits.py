"""Public bits and randomized responses combined: the exact error of the best weighting."""

import numpy as np
from sympy import Eq, exp

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon
from theorycheck.privacy import debiased, reported_law, response_variance
from theorycheck.strategies import probabilities, reals, sizes

error = symbol("error", "estimate minus the true share of ones")
variance = symbol("variance", "variance of one bit", positive=True)
n_public = symbol("n_public", "number of public bits", integer=True, positive=True)
n_private = symbol("n_private", "number of private bits", integer=True, positive=True)

noise = exp(epsilon) / (exp(epsilon) - 1) ** 2


@claim(
    source="Gauss-Markov and Warner 1965; compare Bie, Kamath & Singhal 2022",
    then=Eq(E(error**2), 1 / (n_public / variance + n_private / (variance + noise))),
)
def mixed_public_private_bits(let, *, estimate=debiased):
    """Public bits and epsilon-private randomized responses, weighted by their inverse variances,
    estimate the share of ones with mean square error 1/(n_public/v + n_private/(v + noise)).
    """
    share = let(probabilities())
    epsilon = let(reals(1 / 16, 4))
    n_public = let(sizes(1, 8))
    n_private = let(sizes(1, 8))
    public = np.arange(n_public + 1)[:, None] - n_public * share
    reported = estimate(np.arange(n_private + 1), epsilon, n_private)
    clean, noisy = share * (1 - share), share * (1 - share) + response_variance(epsilon)
    error = (public / clean + (reported - n_private * share) / noisy) / (
        n_public / clean + n_private / noisy
    )
    law = reported_law(epsilon, share)
    weights = binomial(n_public, share)[:, None] * binomial(n_private, law)
    return dict(
        n_public=n_public,
        n_private=n_private,
        epsilon=epsilon,
        variance=clean,
        error=error.ravel(),
        weights=weights.ravel(),
    )
