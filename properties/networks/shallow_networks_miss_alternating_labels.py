"""Depth separation: shallow networks get alternating labels wrong about half the time."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import line_zigzag, network
from theorycheck.notation import m, n
from theorycheck.strategies import matrices, sizes, vectors

wrong = symbol("wrong", "number of points that are labelled wrongly", nonnegative=True)


@claim(
    source="Telgarsky 2016, Benefits of depth in neural networks; with this constant derived here",
    then=wrong >= (n - m - 2) / 2,
    sharp=True,
)
def shallow_networks_miss_alternating_labels(let):
    """On n points in a row with alternating labels, every ReLU network with one hidden layer of m
    neurons errs on at least (n - m - 2)/2 of them by its sign: while a network of width 2 and depth
    log2(n) errs on none (depth_multiplies_zigzags).

    Its at most m + 1 sign changes leave m + 2 rows of points; of k in a row k/2 - 1/2 are missed.
    """
    n, m = let(sizes(2, 256)), let(sizes(1, 32))
    x = np.arange(n)[:, None]
    if let(sizes(0, 1)):  # draw any network, or one that follows the labels while it can
        hidden = (let(matrices(1, m)), let(vectors(m)))
        layers, x = [hidden, (let(matrices(m, 1)), let(vectors(1)))], 2 * x / n - 1
    else:
        layers = line_zigzag(m)
    labels = (np.arange(n) + let(sizes(0, 1))) % 2
    wrong = np.sum((network(x, layers)[:, 0] >= 0) != (labels == 1))
    return dict(m=m, n=n, wrong=int(wrong))
