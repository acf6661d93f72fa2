"""The exponential mechanism: choosing well among many, privately."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import exponential_mechanism
from theorycheck.strategies import reals, sizes, vectors

here = symbol("here", "probability of each choice on one data set", at_most=1)
there = symbol("there", "probability of the same choice on a neighbouring one", at_most=1)


@claim(
    source="McSherry & Talwar 2007, Theorem 6",
    then=here <= exp(epsilon) * there,
    sharp=True,
)
def exponential_mechanism_privacy(let, *, choose=exponential_mechanism):
    """Choosing with probability proportional to exp(epsilon score/2) is epsilon-private, if no
    score changes by more than 1 between neighbouring data sets.
    """
    epsilon = let(reals(1 / 16, 4))
    options = let(sizes(2, 30))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    laws = choose(np.stack([scores, scores + changes]), epsilon)
    return dict(epsilon=epsilon, here=laws, there=laws[::-1])
