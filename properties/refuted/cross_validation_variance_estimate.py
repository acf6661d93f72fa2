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
    source="folklore: the n held-out errors taken for independent ones",
    then=Eq(E(spread / n), variance),
    refuted_by="Bengio & Grandvalet 2004: no estimator is unbiased for all laws",
    witness=dict(half=2, share=0.5),
)
def cross_validation_variance_estimate(let):
    """For leave-one-out with the majority classifier, spread/n estimates the variance of the
    cross-validated error without bias.

    For even n, where the others have no tie, and labels that are not rare.
    """
    half, share = let(sizes(2, 15)), let(probabilities(1 / 4, 3 / 4))
    n = 2 * half
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
