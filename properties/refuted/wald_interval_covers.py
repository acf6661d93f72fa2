"""Misquoted: the normal approximation's interval covers the true error rate in 95 % of samples."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

deviation = symbol("deviation", "distance of the observed from the true error rate", at_most=1)
observed = symbol("observed", "observed error rate", nonnegative=True, at_most=1)


@claim(
    source="the central limit theorem",
    then=P(deviation <= Rational(196, 100) * sqrt(observed * (1 - observed) / n))
    >= Rational(95, 100),
    refuted_by="Brown, Cai & DasGupta 2001",
)
def wald_interval_covers(let):
    """The observed error rate plus or minus 1.96 standard errors covers the true one with
    probability 95 %, from ten examples on.
    """
    n = let(sizes(10, 100))
    risk = let(probabilities())
    errors = 0 * risk + np.arange(n + 1)
    return dict(
        n=n,
        observed=errors / n,
        deviation=abs(errors - n * risk) / n,
        weights=binomial(n, risk),
    )
