"""The exponential mechanism: choosing well among many, privately."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import exponential_mechanism
from theorycheck.strategies import reals, sizes, vectors

loss = symbol("loss", "logarithm of a choice's probability over that on a neighbouring data set")


@claim(
    source="McSherry & Talwar 2007, Theorem 6",
    then=loss <= epsilon,
    sharp=True,
)
def exponential_mechanism_privacy(let, *, choose=exponential_mechanism):
    """Choosing with probability proportional to exp(epsilon score/2) is epsilon-private, if no
    score changes by more than 1 between neighbouring data sets.
    """
    epsilon = let(reals(1 / 16, 4))
    options = let(sizes(2, 30))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    logs = np.log(choose(np.stack([scores, scores + changes]), epsilon))
    return dict(epsilon=epsilon, loss=logs - logs[::-1])
