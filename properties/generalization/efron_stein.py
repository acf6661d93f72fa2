"""Efron and Stein: the variance of any function of independent variables, one at a time."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.strategies.coin_functions import coin_functions

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
    f = let(coin_functions())
    fresh = np.where(f.tosses == 1, 1 - f.biases, f.biases)  # shows the other side
    change = np.sum(f.weights * np.sum(fresh * f.changes**2, axis=1))
    return dict(deviation=f.deviation, change=change, weights=f.weights)
