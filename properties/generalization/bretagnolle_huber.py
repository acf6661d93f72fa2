"""Bretagnolle and Huber: two laws are never told apart for sure, however far they are."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.learning import binary_divergence, binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

errors = symbol("errors", "least sum of both error probabilities of a test", at_most=1)
kl = symbol("kl", "divergence of one toss of the first coin from one of the second")


@claim(
    source="Bretagnolle & Huber 1979; Tsybakov 2009, equation (2.25)",
    then=errors >= exp(-n * kl) / 2,
)
def bretagnolle_huber(let):
    """Every test that is shown n tosses of one of two coins has error probabilities that sum to at
    least exp(-n kl)/2.
    """
    n = let(sizes(1, 60))
    first = let(probabilities())
    second = let(probabilities())
    here, there = binomial(n, first), binomial(n, second)
    errors = np.sum(here + there - np.abs(here - there)) / 2
    return dict(n=n, errors=errors, kl=binary_divergence(first, second))
