"""The Laplace mechanism: noise in proportion to the sensitivity hides every single record."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import laplace_density, laplace_scale
from theorycheck.strategies import reals

here = symbol("here", "density of the output on one data set", nonnegative=True)
there = symbol("there", "density of the same output on a neighbouring one", nonnegative=True)


@claim(
    source="Dwork, McSherry, Nissim & Smith 2006, Proposition 1",
    then=here <= exp(epsilon) * there,
    sharp=True,
)
def laplace_mechanism_privacy(let, *, scale=laplace_scale):
    """With Laplace noise of scale sensitivity/epsilon, no output is more than e^epsilon times
    likelier on one data set than on its neighbour.
    """
    epsilon = let(reals(1 / 16, 4))
    sensitivity = let(reals(1 / 64, 4))
    shift = let(reals(-1, 1))
    output = let(reals(-8, 8))
    b = scale(sensitivity, epsilon)
    answers = np.array([0 * shift, shift * sensitivity])
    density = laplace_density(output - answers, b)
    return dict(epsilon=epsilon, here=density, there=density[::-1])
