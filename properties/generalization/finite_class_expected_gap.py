"""The expected worst gap of a finite class grows with the root of the logarithm of its size."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim
from theorycheck.derivation import since
from theorycheck.learning import binomial, smallest_of
from theorycheck.notation import M, gap, n
from theorycheck.strategies import choices, probabilities, sizes


def _proof(lemma):
    s = lemma.symbols["s"]
    of_the_mean = since(lemma).substitute(b=1 / n).sum_of_independent(n)
    return of_the_mean.maximum_of(gap, M, s).optimize(s)


@claim(
    source="Boucheron, Lugosi & Massart 2013, Theorem 2.5",
    then=E(gap) <= sqrt(log(M) / (2 * n)),
    follows_from=["hoeffding_lemma"],
    derivation=_proof,
)
def finite_class_expected_gap(let):
    """The largest true minus empirical risk among M hypotheses is on average at most
    sqrt(log(M)/(2n)).
    """
    n = let(sizes(1, 200))
    M = let(choices([2, 3, 10, 100, 1000, 100_000]))
    risk = let(probabilities())
    weights = smallest_of(binomial(n, risk), M)
    return dict(n=n, M=M, gap=(n * risk - np.arange(n + 1)) / n, weights=weights)
