"""The price of label noise: deviations grow by one over 1 - 2 rho."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial, extremes_of
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, probabilities, reals, sizes

rho = symbol("rho", "probability that a label is flipped", nonnegative=True)
deviation = symbol("deviation", "largest distance of a corrected empirical from a true risk")


@claim(
    source="Natarajan et al. 2013, Theorem 3, for a finite class by Hoeffding",
    then=P(deviation <= sqrt(log(2 * M / delta) / (2 * n)) / (1 - 2 * rho)) >= 1 - delta,
)
def label_noise_uniform_gap(let):
    """With probability 1 - delta, the corrected empirical risks of M classifiers on n noisy labels
    lie within sqrt(log(2M/delta)/(2n))/(1 - 2 rho) of their true risks.
    """
    n = let(sizes(1, 30))
    M = let(choices([1, 2, 10, 100]))
    risk = let(probabilities())
    rho = let(reals(0, 15 / 32))
    delta = let(probabilities())
    noisy = (1 - 2 * rho) * risk + rho
    fewest, most, weights = extremes_of(binomial(n, noisy), M)
    deviation = np.maximum(abs(n * noisy - fewest), abs(n * noisy - most)) / (n * (1 - 2 * rho))
    return dict(n=n, M=M, rho=rho, delta=delta, deviation=deviation, weights=weights)
