"""What privacy forbids: nobody can tell data sets that differ in few records apart."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import truncated_geometric
from theorycheck.strategies import reals, sizes

k = symbol("k", "number of records in which the data sets differ", integer=True, positive=True)
errors = symbol("errors", "least sum of both error probabilities of a test", at_most=1)


@claim(
    source="Wasserman & Zhou 2010; Kairouz, Oh & Viswanath 2015",
    then=errors >= 2 / (1 + exp(k * epsilon)),
    sharp=True,
)
def group_privacy_lower_bound(let, *, release=truncated_geometric):
    """Every test between data sets that differ in k records, from an epsilon-private release, has
    error probabilities that sum to at least 2/(1 + e^(k epsilon)).
    """
    largest = let(sizes(1, 12))
    first = let(sizes(0, largest - 1))
    k = let(sizes(1, largest - first))
    epsilon = let(reals(1 / 2, 3))
    here, there = (release(count, largest, epsilon) for count in (first, first + k))
    errors = np.sum(here + there - np.abs(here - there)) / 2
    return dict(k=k, epsilon=epsilon, errors=errors)
