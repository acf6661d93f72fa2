"""Misquoted: Hoeffding's inequality for one hypothesis, applied to the one that was trained."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim
from theorycheck.learning import binomial, smallest_of
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import choices, probabilities, sizes


@claim(
    source="quoted with h replaced by what was learned; see Langford 2005, section 4",
    then=P(gap <= sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    refuted_by="a class of independent coins",
)
def hoeffding_on_the_trained_hypothesis(let):
    """With probability 1 - delta, the trained classifier's risk is at most sqrt(log(1/delta)/(2n))
    above its training error.
    """
    n = let(sizes(1, 100))
    hypotheses = let(choices([1, 2, 10, 1000]))
    risk = let(probabilities())
    weights = smallest_of(binomial(n, risk), hypotheses)
    return dict(n=n, gap=(n * risk - np.arange(n + 1)) / n, weights=weights)
