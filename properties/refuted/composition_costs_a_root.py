"""Misquoted: k releases that are epsilon-private are together sqrt(k) epsilon-private."""

from sympy import exp, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import composed_responses
from theorycheck.strategies import reals, sizes

k = symbol("k", "number of releases", integer=True, positive=True)
here = symbol("here", "probability of as many ones among the reports if the bit is 1", at_most=1)
there = symbol("there", "probability of as many ones if the bit is 0", at_most=1)


@claim(
    source="advanced composition (Dwork, Rothblum & Vadhan 2010) without its delta",
    then=here <= exp(sqrt(k) * epsilon) * there,
    witness=dict(k=100, epsilon=0.5),
    refuted_by="Kairouz, Oh & Viswanath 2015: pure privacy losses add up",
)
def composition_costs_a_root(let):
    """Together, k randomized responses of privacy loss epsilon have one of sqrt(k) epsilon."""
    k = let(sizes(1, 100))
    epsilon = let(reals(1 / 64, 2))
    here, there = composed_responses(epsilon, k)
    return dict(k=k, epsilon=epsilon, here=here, there=there)
