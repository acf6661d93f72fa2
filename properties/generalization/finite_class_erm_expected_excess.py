"""The slow rate: what empirical risk minimization over a finite class loses on average."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import at_most, binomial
from theorycheck.notation import M, n
from theorycheck.strategies import choices, reals, sizes

excess = symbol("excess", "risk of the empirical minimizer minus the least risk", at_most=1)


def _proof(expected_gap):
    no_more = "the minimizer's empirical risk is on average at most the least risk"
    return since(expected_gap).read_as(excess, because=no_more)


@claim(
    source="derived here from Boucheron, Lugosi & Massart 2013, Theorem 2.5 (the expected gap)",
    then=E(excess) <= sqrt(log(M) / (2 * n)),
    follows_from=["finite_class_expected_gap"],
    derivation=_proof,
)
def finite_class_erm_expected_excess(let):
    """The hypothesis with the least empirical risk among M has a true risk that is on average at
    most sqrt(log(M)/(2n)) above the least.
    """
    n = let(sizes(1, 200))
    M = let(choices([2, 3, 10, 100, 1000, 100_000]))
    opposed = M == 2 and let(choices([True, False]))  # of two, one errs where the other does not
    best = let(reals(1 / 1024, 1 / 2))
    worse = best + (1 - best) * let(reals(0, 1)) * np.minimum(3 / np.sqrt(best * n), 1 + 0 * best)
    worse = 1 - best if opposed else worse
    errors = np.arange(n + 1)
    misses_all = 1 * (n - errors > errors)
    if not opposed:  # the M - 1 others err independently, and win where they tie
        misses_all = (1 - at_most(binomial(n, worse))) ** (M - 1)
    right = np.sum(binomial(n, best) * misses_all)
    excess = np.array([worse - best, 0 * best])
    return dict(n=n, M=M, excess=excess, weights=np.array([1 - right, right]))
