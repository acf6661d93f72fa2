"""Vapnik and Chervonenkis: the growth function bounds the gap, whatever the law of the data."""

from sympy import Rational, Sum, binomial, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.vc_classes import vc_classes

d_vc = symbol("d_vc", "VC dimension", integer=True, nonnegative=True)
i = symbol("i", "index of summation", integer=True)
growth = Sum(binomial(2 * n, i), (i, 0, d_vc))


@claim(
    source="derived here with its constants, after Vapnik 1998, Theorem 4.1",
    then=P(gap <= 1 / n + sqrt((n + 1) * log(2 * growth / delta)) / n) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, d_vc >= 1],
)
def vc_uniform_bound(let):
    """With probability 1 - delta, no hypothesis of a class of VC dimension d has a risk more than
    1/n + sqrt((n + 1) log(2 growth(2n)/delta))/n above its training error.

    A gap e is seen, with probability 1/2, as one of at least e - 1/n between the sample and a
    second one. The two are a random halving of 2n examples: by Serfling's inequality a set's
    errors differ so much with probability at most exp(-n^2 (e - 1/n)^2/(n + 1)).
    """
    sets = let(vc_classes())
    delta = let(probabilities())
    return dict(n=sets.n, d_vc=sets.d_vc, delta=delta, gap=sets.gap, weights=sets.weights)
