"""Misquoted: the spread of the folds estimates the variance of cross-validation without bias."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import n
from theorycheck.strategies import probabilities, sizes

spread = symbol("spread", "unbiased sample variance of the n held-out errors", nonnegative=True)
variance = symbol("variance", "true variance of their mean", nonnegative=True)


@claim(
    source="the n held-out errors taken for independent ones",
    then=Eq(E(spread / n), variance),
    refuted_by="Bengio & Grandvalet 2004, Theorem 6",
)
def cross_validation_variance_estimate(let):
    """For leave-one-out with the majority classifier, spread/n estimates the variance of the
    cross-validated error without bias.
    """
    n = let(sizes(3, 30))
    share = let(probabilities())
    ones = np.arange(n + 1)
    missed_ones = ones * (2 * (ones - 1) < n - 1)  # the others' majority is 0
    missed_zeros = (n - ones) * (2 * ones >= n - 1)
    errors = missed_ones + missed_zeros
    weights = binomial(n, share)
    mean = np.sum(weights * errors)
    return dict(
        n=n,
        spread=(0 * share + errors * (n - errors)) / (n * (n - 1)),
        variance=np.sum(weights * (errors - mean) ** 2) / n**2,
        weights=weights,
    )
