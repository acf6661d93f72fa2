"""Hoeffding's inequality, two-sided: one hypothesis's empirical risk is close to its true risk."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import binomial
from theorycheck.notation import delta, n
from theorycheck.strategies import probabilities, sizes

deviation = symbol("deviation", "distance of the true from the empirical risk", at_most=1)


def _proof(one_sided):
    both = "the gap is bounded, and so is its negative"
    return since(one_sided).union_bound(2).read_as(deviation, because=both)


@claim(
    source="Hoeffding 1963, Theorem 2, and a union bound over the two sides",
    then=P(deviation <= sqrt(log(2 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
    follows_from=["hoeffding_one_sided"],
    derivation=_proof,
)
def hoeffding_two_sided(let):
    """A hypothesis fixed before n examples were seen has, with probability 1 - delta, an empirical
    risk within sqrt(log(2/delta)/(2n)) of its true risk.
    """
    n = let(sizes(1, 60))
    risk = let(probabilities())
    delta = let(probabilities())
    deviation = abs(n * risk - np.arange(n + 1)) / n
    return dict(n=n, delta=delta, deviation=deviation, weights=binomial(n, risk))
