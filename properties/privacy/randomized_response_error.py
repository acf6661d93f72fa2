"""Randomized response: the exact price of privacy in the mean square error."""

import numpy as np
from sympy import Eq, exp

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import epsilon, n
from theorycheck.privacy import debiased, reported_law
from theorycheck.strategies import probabilities, reals, sizes

error = symbol("error", "estimated minus true share of ones")
share = symbol("share", "true share of ones in the population", at_most=1)


@claim(
    source="Warner 1965; Duchi, Jordan & Wainwright 2018",
    then=Eq(E(error**2), (share * (1 - share) + exp(epsilon) / (exp(epsilon) - 1) ** 2) / n),
)
def randomized_response_error(let, *, estimate=debiased):
    """From n randomized responses the share of ones is estimated without bias, with mean square
    error (share (1 - share) + e^epsilon/(e^epsilon - 1)^2)/n.
    """
    n = let(sizes(1, 100))
    share = let(probabilities())
    epsilon = let(reals(1 / 16, 4))
    error = (estimate(np.arange(n + 1), epsilon, n) - n * share) / n
    weights = binomial(n, reported_law(epsilon, share))
    return dict(n=n, share=share, epsilon=epsilon, error=error, weights=weights)
