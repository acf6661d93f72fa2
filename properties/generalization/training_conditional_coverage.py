"""Conformal prediction given the calibration set: it nearly always covers nearly as promised."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import at_least, binomial
from theorycheck.notation import delta, n
from theorycheck.strategies import log_sizes, probabilities, sizes

alpha = symbol("alpha", "miscoverage that is allowed", positive=True, at_most=1)
coverage = symbol("coverage", "probability of a new score below the threshold", at_most=1)


@claim(
    source="Vovk 2012, Proposition 2a",
    then=P(coverage >= 1 - alpha - sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def training_conditional_coverage(let):
    """With probability 1 - delta over n calibration scores, the ceil((1 - alpha)(n + 1))-th of them
    is at least a new score with probability 1 - alpha - sqrt(log(1/delta)/(2n)), ties or not.
    """
    n, atoms = let(log_sizes(1, 250)), 2 ** let(sizes(0, 8))
    miss = let(sizes(1, n))  # alpha = miss/(n + 1)
    delta = let(probabilities())
    one = delta / delta
    rank = n + 1 - miss
    shares = np.arange(atoms + 1) / atoms
    reached = [at_least(binomial(n, one * share))[rank] for share in shares[1:-1]]
    upto = np.array([0 * one, *reached, one])  # that the threshold is at most each atom
    return dict(
        n=n,
        alpha=one * miss / (n + 1),
        delta=delta,
        coverage=one * shares[1:],
        weights=np.diff(upto),
    )
