"""How far probabilities follow logits: softmax moves at most half as far as its inputs."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.losses import softmax
from theorycheck.strategies import log_reals, log_sizes
from theorycheck.strategies.arrays import points

distance = symbol("distance", "distance of two vectors of logits", nonnegative=True)
gap = symbol("gap", "distance of the vectors of probabilities", nonnegative=True)


@claim(
    source="folklore; by softmax_curvature_is_at_most_half, as the Jacobian is that Hessian",
    assume=[distance >= Rational(1, 2**10)],
    then=gap <= distance / 2,
    sharp=True,
)
def softmax_is_lipschitz_with_constant_one_half(let, *, probabilities=softmax):
    """Softmax of any number of logits is Lipschitz with constant 1/2 in the Euclidean norm."""
    K = let(log_sizes(2, 256))
    logits, reach = let(points(K, 8)), let(log_reals(1 / 64, 8))
    step = reach * let(points(K))
    gap2 = np.sum((probabilities(logits + step) - probabilities(logits)) ** 2)
    return dict(distance=np.sqrt(np.sum(step**2)), gap=np.sqrt(gap2))
