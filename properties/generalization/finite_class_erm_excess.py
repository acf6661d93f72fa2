"""Empirical risk minimization over a finite class: almost as good as the best hypothesis."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import at_most, binomial
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, probabilities, sizes

excess = symbol("excess", "risk of the empirical minimizer minus the least risk", at_most=1)


def _proof(one_hypothesis):
    worse = "that of the minimizer, which is one of M - 1 if it is not the best"
    pairs = since(one_hypothesis).times(2)  # a difference of two losses has range 2
    return pairs.union_bound(M - 1).read_as(excess, because=worse)


@claim(
    source="derived here; Shalev-Shwartz & Ben-David 2014, Corollary 4.6, with log(2M/delta)",
    assume=[M >= 2],
    then=P(excess <= sqrt(2 * log((M - 1) / delta) / n)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, M >= 10],
    follows_from=["hoeffding_one_sided"],
    derivation=_proof,
)
def finite_class_erm_excess(let):
    """With probability 1 - delta, the hypothesis with the least empirical risk among M has a true
    risk within sqrt(2 log((M - 1)/delta)/n) of the least.

    A worse one wins where the mean difference of its losses and the best one's is at most 0.
    """
    n = let(sizes(1, 100))
    M = let(choices([2, 3, 10, 100, 1000, 100_000]))
    one = let(probabilities())
    opposed = M == 2 and let(choices([True, False]))  # of two, one errs where the other does not
    other = 1 - one if opposed else let(probabilities())
    best, worse = min(one, other), max(one, other)
    errors = np.arange(n + 1)
    misses_all = 1 * (n - errors > errors)
    if not opposed:  # then the M - 1 worse ones err independently
        misses_all = (1 - at_most(binomial(n, worse))) ** (M - 1)
    right = np.sum(binomial(n, best) * misses_all)
    excess = np.array([worse - best, 0 * best])
    return dict(n=n, M=M, excess=excess, weights=np.array([1 - right, right]))
