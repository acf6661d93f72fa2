"""A false variant: report noisy max, but with the noisy value instead of the index."""

from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_cdf
from theorycheck.strategies import reals, sizes

here = symbol("here", "probability of a noisy maximum below t on one data set", at_most=1)
there = symbol("there", "probability of the same on a neighbouring one", at_most=1)


@claim(
    source="asked here of report noisy max (Dwork & Roth 2014, section 3.3), with another output",
    then=here <= exp(epsilon) * there,
    witness=dict(epsilon=4.0, k=8, t=0.0),
    refuted_by="Ding, Wang, Wang, Zhang & Kifer 2018 (StatDP)",
)
def noisy_max_releases_its_value(let):
    """The largest of k queries of sensitivity 1, each with Laplace noise of scale 2/epsilon, may be
    released with its value at a privacy loss of epsilon.
    """
    epsilon = let(reals(1 / 16, 4))
    k = let(sizes(1, 8))
    t = let(reals(-8, 8))
    here, there = (laplace_cdf(t - level, 2 / epsilon) ** k for level in (0, 1))
    return dict(epsilon=epsilon, here=here, there=there)
