"""Randomized response: whoever sees the report learns at most epsilon about the bit."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import randomized_response
from theorycheck.strategies import reals

here = symbol("here", "probability of each report if the bit is 0, then if it is 1", at_most=1)
there = symbol("there", "probability of the same report if the bit is the other one", at_most=1)


@claim(
    source="Warner 1965; Dwork & Roth 2014, section 3.2",
    then=here <= exp(epsilon) * there,
    sharp=True,
)
def randomized_response_privacy(let, *, report=randomized_response):
    """No report of a bit is more than e^epsilon times likelier under one value of the bit than
    under the other.
    """
    epsilon = let(reals(0, 4))
    law = report(epsilon)
    return dict(epsilon=epsilon, here=law, there=np.flip(law, axis=0))
