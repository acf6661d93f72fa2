"""Vapnik and Chervonenkis: the growth function bounds the gap, whatever the law of the data."""

from sympy import Sum, binomial, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.vc_classes import vc_classes

d_vc = symbol("d_vc", "VC dimension", integer=True, nonnegative=True)
i = symbol("i", "index of summation", integer=True)
growth = Sum(binomial(2 * n, i), (i, 0, d_vc))


@claim(
    source="Vapnik & Chervonenkis 1971; Vapnik 1998, Theorem 4.1",
    then=P(gap <= sqrt(8 * log(4 * growth / delta) / n)) >= 1 - delta,
)
def vc_uniform_bound(let):
    """With probability 1 - delta, no set of at most d of the atoms has an error more than
    sqrt(8 log(4 growth(2n)/delta)/n) above its training error, growth(2n) by Sauer's lemma.
    """
    sets = let(vc_classes())
    delta = let(probabilities())
    return dict(n=sets.data.n, d_vc=sets.d_vc, delta=delta, gap=sets.gap, weights=sets.data.weights)
