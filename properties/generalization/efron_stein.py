"""Efron and Stein: the variance of any function of independent variables, one at a time."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.learning import sequences
from theorycheck.strategies import probabilities, sizes, vectors

deviation = symbol("deviation", "value of the function minus its mean")
change = symbol("change", "mean squared change by a fresh coin, added over the coins")


@claim(
    source="Efron & Stein 1981; Steele 1986",
    assume=[change >= Rational(1, 1024)],
    then=E(deviation**2) <= change / 2,
    sharp=True,
)
def efron_stein(let):
    """The variance of a function of independent coins is at most half the sum, over the coins, of
    its mean squared change when that coin is tossed again.
    """
    n = let(sizes(1, 4))
    q = let(probabilities())
    table = let(vectors(2**n))
    ones = np.sum(sequences(n, 2), axis=1)
    weights = q**ones * (1 - q) ** (n - ones)
    flips = [table[np.arange(2**n) ^ (1 << i)] - table for i in range(n)]
    differ = 2 * q * (1 - q)  # a fresh coin differs from the old one with this probability
    halves = [weights / np.where(ones_at(n, i), q, 1 - q) for i in range(n)]
    change = sum(
        differ * np.sum(half * flip**2) / 2 for half, flip in zip(halves, flips, strict=True)
    )
    return dict(deviation=table - np.sum(weights * table), change=change, weights=weights)


def ones_at(n, i):
    """Which of the 2^n tosses show a one at the place that flips bit i."""
    return (np.arange(2**n) >> i & 1).astype(bool)
