"""Bernstein's inequality: a hypothesis that errs rarely is estimated more precisely."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities, sizes

v = symbol("v", "variance of the loss", nonnegative=True, at_most=0.25)


@claim(
    source="Boucheron, Lugosi & Massart 2013, Theorem 2.10 and Corollary 2.11",
    then=P(gap <= sqrt(2 * v * log(1 / delta) / n) + log(1 / delta) / (3 * n)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def bernstein_inequality(let):
    """With probability 1 - delta, the true risk exceeds the empirical risk by at most
    sqrt(2 v log(1/delta)/n) + log(1/delta)/(3n), v being the variance of the loss.
    """
    n = let(sizes(1, 100))
    risk = let(probabilities())
    delta = let(probabilities())
    return dict(
        n=n,
        delta=delta,
        v=risk * (1 - risk),
        gap=(n * risk - np.arange(n + 1)) / n,
        weights=binomial(n, risk),
    )
