"""The sparse vector technique, done right: it stops at the first query that it reports above."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import above_threshold
from theorycheck.strategies import reals, sizes, vectors

here = symbol("here", "probability of each place to stop at on one data set", at_most=1)
there = symbol("there", "probability of the same place on a neighbouring one", at_most=1)


@claim(
    source="Dwork & Roth 2014, Theorem 3.23; Lyu, Su & Li 2017",
    then=here <= exp(epsilon) * there,
)
def above_threshold_privacy(let, *, compare=above_threshold):
    """Naming the first of many queries of sensitivity 1 that lies above a threshold is epsilon-
    private, the threshold having Laplace noise of scale 2/epsilon and each query of 4/epsilon.
    """
    epsilon, count = let(reals(1 / 16, 4)), let(sizes(1, 30))
    queries, changes = let(vectors(count, -8, 8)), let(vectors(count, -1, 1))
    laws = np.stack([compare(queries, epsilon), compare(queries + changes, epsilon)])
    return dict(epsilon=epsilon, here=laws, there=laws[::-1])
