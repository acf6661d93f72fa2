"""Report noisy max, done right: with one-sided exponential noise it is epsilon-private."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import epsilon
from theorycheck.privacy import permute_and_flip
from theorycheck.strategies import reals, sizes, vectors

loss = symbol("loss", "logarithm of a choice's probability over that on a neighbouring data set")


@claim(
    source="McKenna & Sheldon 2020; Ding et al. 2021 (it is report noisy max)",
    then=loss <= epsilon,
    sharp=True,
)
def permute_and_flip_privacy(let, *, choose=permute_and_flip):
    """The option whose score is largest once each has exponential noise of mean 2/epsilon, which is
    what permute-and-flip chooses, is epsilon-private to report, if no score changes by more than 1.
    """
    epsilon = let(reals(1 / 16, 4))
    options = let(sizes(2, 8))
    scores, changes = let(vectors(options, -8, 8)), let(vectors(options, -1, 1))
    logs = np.log([choose(scores, epsilon), choose(scores + changes, epsilon)])
    return dict(epsilon=epsilon, loss=logs - logs[::-1])
