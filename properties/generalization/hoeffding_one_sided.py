"""Hoeffding's inequality: one hypothesis, fixed before the data, is seldom much worse than it looks."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim
from theorycheck.distributions import binomial
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities, sizes


@claim(
    source="Hoeffding 1963, Theorem 2 (JASA 58)",
    then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
)
def hoeffding_one_sided(let):
    """A hypothesis fixed before n examples were seen has, with probability 1 - delta, a true risk
    at most sqrt(log(1/delta)/(2n)) above its empirical risk.
    """
    n = let(sizes(1, 100))
    risk = let(probabilities())
    delta = let(probabilities())
    errors = np.arange(n + 1)
    return dict(n=n, delta=delta, gap=(n * risk - errors) / n, weights=binomial(n, risk))
