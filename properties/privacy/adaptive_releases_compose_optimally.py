"""Optimal composition: what k private releases betray at most, and randomized response attains."""

from sympy import Sum, binomial, exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import hockey_stick
from theorycheck.strategies import sizes
from theorycheck.strategies.releases import pure_releases

excess = symbol("excess", "largest P(event) - e^((k - 2 i) epsilon) P(event on the neighbour)")
k = symbol("k", "number of releases", integer=True, positive=True)
i = symbol("i", "how many times 2 epsilon are given up", integer=True, nonnegative=True)
j = symbol("j", "number of releases that speak for the neighbour", integer=True, nonnegative=True)

betrayed = binomial(k, j) * (exp((k - j) * epsilon) - exp((k - 2 * i + j) * epsilon))


@claim(
    source="Kairouz, Oh & Viswanath 2015, Theorem 3.3",
    then=excess <= Sum(betrayed, (j, 0, i - 1)) / (1 + exp(epsilon)) ** k,
    sharp=True,
)
def adaptive_releases_compose_optimally(let):
    """K releases, each epsilon-private and chosen in view of the earlier ones, are together
    ((k - 2 i) epsilon, d_i)-private for i = 0, ..., k/2, with d_i the sum over j < i of
    C(k, j) (e^((k - j) epsilon) - e^((k - 2 i + j) epsilon))/(1 + e^epsilon)^k.
    """
    releases = let(pure_releases())
    k, epsilon = len(releases.masses), releases.loss
    i = let(sizes(0, k // 2))
    excess = hockey_stick(*releases.joint, (k - 2 * i) * epsilon)
    return dict(k=k, i=i, epsilon=epsilon, excess=excess)
