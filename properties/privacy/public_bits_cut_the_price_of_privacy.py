"""What a few public records save: what is left of the price of privacy, exactly, for bits."""

import numpy as np
from sympy import Eq, exp

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon
from theorycheck.privacy import debiased, reported_law, response_variance
from theorycheck.strategies import probabilities, reals, sizes

error = symbol("error", "estimated minus true share of ones, from public and private records")
v = symbol("v", "variance of one bit", positive=True)
n_public = symbol("n_public", "number of public records", integer=True, nonnegative=True)
n_private = symbol("n_private", "number of private records", integer=True, positive=True)
alone = symbol("alone", "mean square error with all of them private, above that with none")

public = n_public / (n_public + n_private)
left = (1 - public) / (1 + public * exp(epsilon) / (exp(epsilon) - 1) ** 2 / v)


@claim(
    source="derived here, from Warner 1965 and Gauss-Markov",
    then=Eq(E(error**2), v / (n_public + n_private) + alone * left),
)
def public_bits_cut_the_price_of_privacy(let, *, estimate=debiased):
    """If a share f of records is public, epsilon-private randomized responses of the others,
    weighed by true variances, cost (1 - f)/(1 + f noise/v) of what those of all would, noise being
    e^epsilon/(e^epsilon - 1)^2: at epsilon = 1 and v = 1/4 a third, for f = .3.
    """
    share, epsilon = let(probabilities()), let(reals(1 / 16, 4))
    n_public, n_private = let(sizes(0, 30)), let(sizes(1, 30))
    n, law = n_public + n_private, reported_law(epsilon, share)

    def deviation(reports):
        return estimate(np.arange(reports + 1), epsilon, reports) - reports * share

    all_private = np.sum(binomial(n, law) * (deviation(n) / n) ** 2)
    clean, noisy = share * (1 - share), share * (1 - share) + response_variance(epsilon)
    shown = (np.arange(n_public + 1) - n_public * share)[:, None]
    error = (shown / clean + deviation(n_private) / noisy) / (n_public / clean + n_private / noisy)
    weights = binomial(n_public, share)[:, None] * binomial(n_private, law)
    return dict(
        n_public=n_public,
        n_private=n_private,
        epsilon=epsilon,
        v=clean,
        alone=all_private - clean / n,
        error=error.ravel(),
        weights=weights.ravel(),
    )
