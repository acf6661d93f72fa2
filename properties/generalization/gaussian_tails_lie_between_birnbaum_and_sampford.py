"""How fast a Gaussian's tail falls: two bounds that meet, far out, to one part in x^4."""

from sympy import Abs, exp, pi, sqrt

from theorycheck import claim, symbol
from theorycheck.learning import normal_cdf
from theorycheck.strategies import reals

x = symbol("x", "a number of deviations", nonnegative=True)
tail = symbol("tail", "P(N(0, 1) > x)", nonnegative=True)

density = exp(-(x**2) / 2) / sqrt(2 * pi)
below = 2 * density / (x + sqrt(x**2 + 4))
above = 4 * density / (3 * x + sqrt(x**2 + 8))


@claim(
    source="Birnbaum 1942, An inequality for Mill's ratio; Sampford 1953",
    then=Abs(tail - (above + below) / 2) <= (above - below) / 2,
    sharp=True,
)
def gaussian_tails_lie_between_birnbaum_and_sampford(let, *, cdf=normal_cdf):
    """A Gaussian exceeds x deviations with a probability between its density times 2/(x + sqrt(x^2
    + 4)) and times 4/(3x + sqrt(x^2 + 8)), from x = 0 to 30.
    """
    x = let(reals(0, 30))
    return dict(x=x, tail=cdf(-x))
