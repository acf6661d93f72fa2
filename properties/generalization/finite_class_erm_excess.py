"""Empirical risk minimization over a finite class: almost as good as the best hypothesis."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import at_most, binomial
from theorycheck.notation import M, delta, n
from theorycheck.strategies import choices, probabilities, sizes

excess = symbol("excess", "risk of the empirical minimizer minus the least risk", at_most=1)


def _proof(uniform):
    twice = "risk is exchanged for empirical risk, and back"
    return since(uniform).times(2).read_as(excess, because=twice)


@claim(
    source="Shalev-Shwartz & Ben-David 2014, Corollary 4.6 and Lemma 4.2",
    then=P(excess <= sqrt(2 * log(2 * M / delta) / n)) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, M >= 10],
    follows_from=["finite_class_uniform_gap"],
    derivation=_proof,
)
def finite_class_erm_excess(let):
    """With probability 1 - delta, the hypothesis with the least empirical risk among M has a true
    risk within sqrt(2 log(2M/delta)/n) of the least.
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
