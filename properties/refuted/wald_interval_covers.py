"""Misquoted: the normal approximation's interval covers the true error rate in 95 % of samples."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

deviation = symbol("deviation", "distance of the observed from the true error rate", at_most=1)
risk = symbol("risk", "true error rate", nonnegative=True, at_most=1)
observed = symbol("observed", "observed error rate", nonnegative=True, at_most=1)


@claim(
    source="textbooks, where n p (1 - p) is 5 or more",
    then=P(deviation <= Rational(196, 100) * sqrt(observed * (1 - observed) / n))
    >= Rational(95, 100),
    assume=[n * risk * (1 - risk) >= 5],
    witness=dict(n=100, risk=65 / 1024),
    refuted_by="Brown, Cai & DasGupta 2001",
)
def wald_interval_covers(let):
    """The observed error rate plus or minus 1.96 standard errors covers the true one with
    probability 95 %, once the variance n p (1 - p) of the number of errors is at least 5.
    """
    n = let(sizes(20, 100))
    risk = let(probabilities())
    errors = 0 * risk + np.arange(n + 1)
    return dict(
        n=n,
        risk=risk,
        observed=errors / n,
        deviation=abs(errors - n * risk) / n,
        weights=binomial(n, risk),
    )
