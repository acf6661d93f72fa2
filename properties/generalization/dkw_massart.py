"""Uniform convergence of all thresholds at once, without a logarithm and with a sharp constant."""

from sympy import exp

from theorycheck import claim, symbol
from theorycheck.learning import kolmogorov
from theorycheck.notation import n
from theorycheck.strategies import reals, sizes

u = symbol("u", "deviation of the empirical from the true distribution function", positive=True)
failure = symbol("failure", "probability that they deviate by u or more somewhere", at_most=1)


@claim(
    source="Dvoretzky, Kiefer & Wolfowitz 1956; Massart 1990, Corollary 1",
    then=failure <= 2 * exp(-2 * n * u**2),
)
def dkw_massart(let, *, law=kolmogorov):
    """The empirical distribution function of n examples deviates from a continuous one by u or
    more, anywhere, with probability at most 2 exp(-2 n u^2).
    """
    n = let(sizes(1, 60))
    k = let(sizes(1, min(n, 9)))
    h = let(reals(0, 1023 / 1024))
    return dict(n=n, u=(k - h) / n, failure=1 - law(n, k, h))
