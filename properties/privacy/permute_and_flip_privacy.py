"""Report noisy max, done right: with one-sided exponential noise it is epsilon-private."""

import numpy as np
from sympy import exp

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import permute_and_flip
from theorycheck.strategies import reals, sizes, vectors

here = symbol("here", "probability of each choice on one data set", at_most=1)
there = symbol("there", "probability of the same choice on a neighbouring one", at_most=1)


@claim(
    source="McKenna & Sheldon 2020; Ding et al. 2021 (it is report noisy max)",
    then=here <= exp(epsilon) * there,
    sharp=True,
)
def permute_and_flip_privacy(let, *, choose=permute_and_flip):
    """The option whose score is largest once each has exponential noise of mean 2/epsilon, which is
    what permute-and-flip chooses, is epsilon-private to report, if no score changes by more than 1.
    """
    epsilon = let(reals(1 / 16, 4))
    options = let(sizes(2, 8))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    laws = np.stack([choose(scores, epsilon), choose(scores + changes, epsilon)])
    return dict(epsilon=epsilon, here=laws, there=laws[::-1])
