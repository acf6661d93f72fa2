"""Hodges and Lehmann: an estimator of a coin's bias that errs equally for every bias."""

import numpy as np
from sympy import Eq, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import reals, sizes

error = symbol("error", "estimated minus true bias")


def hodges_lehmann(ones, n):
    """Pull the observed share towards one half."""
    return (ones + np.sqrt(n) / 2) / (n + np.sqrt(n))


@claim(
    source="Hodges & Lehmann 1950; Lehmann & Casella 1998, section 5.1",
    then=Eq(E(error**2), 1 / (4 * (1 + sqrt(n)) ** 2)),
)
def bernoulli_constant_risk(let, *, estimate=hodges_lehmann):
    """The estimator (ones + sqrt(n)/2)/(n + sqrt(n)) of a coin's bias has mean square error
    1/(4 (1 + sqrt(n))^2), whatever the bias is.
    """
    n = let(sizes(1, 60))
    bias = let(reals(0, 1))
    ones = np.arange(n + 1)
    return dict(n=n, error=estimate(ones, n + 0 * bias) - bias, weights=binomial(n, bias))
