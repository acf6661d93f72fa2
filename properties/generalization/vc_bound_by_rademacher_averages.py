"""The growth function through Rademacher averages: Vapnik's bound with better constants."""

from sympy import Rational, Sum, binomial, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.vc_classes import vc_classes

d_vc = symbol("d_vc", "VC dimension", integer=True, nonnegative=True)
i = symbol("i", "index of summation", integer=True)
growth = Sum(binomial(n, i), (i, 0, d_vc))


@claim(
    source="Mohri, Rostamizadeh & Talwalkar 2018, Corollary 3.9, with Sauer's lemma",
    then=P(gap <= sqrt(2 * log(growth) / n) + sqrt(log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10, d_vc >= 1],
)
def vc_bound_by_rademacher_averages(let):
    """With probability 1 - delta, no hypothesis of a class of VC dimension d has a risk more than
    sqrt(2 log growth(n)/n) + sqrt(log(1/delta)/(2n)) above its training error.
    """
    sets = let(vc_classes())
    delta = let(probabilities())
    return dict(n=sets.n, d_vc=sets.d_vc, delta=delta, gap=sets.gap, weights=sets.weights)
