"""Depth separation: shallow networks get alternating labels wrong about half the time."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import m, n
from theorycheck.strategies import sizes, vectors

wrong = symbol("wrong", "number of points that are labelled wrongly", nonnegative=True)


@claim(
    source="Telgarsky 2016, Benefits of depth in neural networks; with this constant derived here",
    then=wrong >= (n - m - 2) / 2,
)
def shallow_networks_miss_alternating_labels(let):
    """On n points in a row with alternating labels, every ReLU network with one hidden layer of
    m neurons, thresholded at 1/2, errs on at least (n - m - 2)/2 of them: while a network of
    width 2 and depth log2(n) errs on none (depth_multiplies_zigzags).
    """
    k, m = let(sizes(2, 5)), let(sizes(1, 5))
    n = 2**k
    x, labels = np.arange(n), np.arange(n) % 2
    if let(sizes(0, 1)):  # draw any network, or one that follows the labels while it can
        knots, slopes, start = let(vectors(m, 0, n)), let(vectors(m, -2, 2)), let(vectors(1))[0]
    else:
        knots, slopes, start = x[:m], (-1) ** x[:m] * (2 - (x[:m] == 0)), 0
    outputs = start + np.maximum(x[:, None] - knots, 0) @ slopes
    wrong = np.sum((2 * outputs >= 1) != (labels == 1))
    return dict(m=min(m, len(slopes)), n=n, wrong=int(wrong))
