"""Cross-entropy is smooth: its curvature in the logits is at most one half."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.losses import softmax
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points

curvature = symbol(
    "curvature", "second derivative of cross-entropy in direction v", nonnegative=True
)
v2 = symbol("v2", "squared norm of v", nonnegative=True)
total = symbol("total", "sum of the entries of v")
K = symbol("K", "number of classes", integer=True, positive=True)


@claim(
    source="Bohning 1992, Multinomial logistic regression algorithm",
    then=curvature + total**2 / (2 * K) <= v2 / 2,
    sharp=True,
)
def softmax_curvature_is_at_most_half(let, *, probabilities=softmax):
    """The Hessian diag(p) - pp' of cross-entropy in K logits is at most (I - 11'/K)/2."""
    K = let(log_sizes(2, 64))
    logits, v = let(points(K, 8)), let(points(K))
    p = probabilities(logits)
    curvature = np.sum(p * v**2) - np.sum(p * v) ** 2
    return dict(K=K, curvature=curvature, v2=np.sum(v**2), total=np.sum(v))
