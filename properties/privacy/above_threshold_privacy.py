"""The sparse vector technique, done right: it stops at the first query that it reports above."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import above_threshold
from theorycheck.strategies import reals, sizes, vectors

loss = symbol("loss", "logarithm of a place's probability over that on a neighbouring data set")


@claim(
    source="Dwork & Roth 2014, Theorem 3.23; Lyu, Su & Li 2017",
    then=loss <= epsilon,
    sharp=True,
)
def above_threshold_privacy(let, *, compare=above_threshold):
    """Naming the first of many queries of sensitivity 1 that lies above a threshold is epsilon-
    private, the threshold having Laplace noise of scale 2/epsilon and each query of 4/epsilon.
    """
    epsilon, count = let(reals(1 / 16, 4)), let(sizes(1, 30))
    queries, changes = let(vectors(count, -8, 8)), let(vectors(count, -1, 1))
    laws = np.stack([compare(queries, epsilon), compare(queries + changes, epsilon)])
    logs = np.log(np.maximum(laws, 2.0**-20))  # of rarer places float64 can't tell the law
    return dict(epsilon=epsilon, loss=logs - logs[::-1])
