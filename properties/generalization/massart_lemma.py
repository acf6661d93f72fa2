"""Massart's lemma: a finite set of vectors correlates little with random signs."""

import numpy as np
from sympy import log, sqrt

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.learning import all_signs, rademacher_average
from theorycheck.notation import M, n
from theorycheck.strategies import choices, matrices, sizes

average = symbol("average", "Rademacher average of the vectors", nonnegative=True)
radius = symbol("radius", "largest norm among the vectors", nonnegative=True)


def _proof(lemma):
    s, signs = lemma.symbols["s"], "a sign times x has range 2 |x|; the squares add up to radius^2"
    of_a_sum = since(lemma).substitute(b=2 * radius).maximum_of(n * average, M, s)
    return of_a_sum.optimize(s).times(1 / n).mean_is(average, because=signs)


@claim(
    source="Massart 2000, Lemma 5.2; Mohri et al. 2018, Theorem 3.7",
    then=average <= radius * sqrt(2 * log(M)) / n,
    follows_from=["hoeffding_lemma"],
    derivation=_proof,
)
def massart_lemma(let, *, measure=rademacher_average):
    """The largest of M vectors' correlations with uniform signs is on average at most
    radius sqrt(2 log M)/n.
    """
    n = let(sizes(1, 9))
    M = let(choices([1, 2, 3, 5, 8, 20, 2**n]))
    drawn = let(matrices(M, n))
    vectors = all_signs(n) + 0 * drawn if 2**n == M else drawn
    radius = np.sqrt(np.max(np.sum(vectors**2, axis=1)))
    return dict(n=n, M=M, radius=radius, average=measure(vectors))
