"""Le Cam's two points: no test tells two coins apart before n times their divergence is large."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.learning import binary_divergence, binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

errors = symbol("errors", "least sum of both error probabilities of a test", at_most=1)
kl = symbol("kl", "divergence of one toss of the first coin from one of the second")


@claim(
    source="Le Cam 1973; Tsybakov 2009, Theorem 2.2, with Pinsker's inequality",
    then=errors >= 1 - sqrt(n * kl / 2),
)
def le_cam_two_points(let):
    """Every test that is shown n tosses of one of two coins has error probabilities that sum to at
    least 1 - sqrt(n kl/2).
    """
    n = let(sizes(1, 60))
    first = let(probabilities())
    second = let(probabilities())
    here, there = binomial(n, first), binomial(n, second)
    errors = np.sum(here + there - np.abs(here - there)) / 2
    return dict(n=n, errors=errors, kl=binary_divergence(first, second))
