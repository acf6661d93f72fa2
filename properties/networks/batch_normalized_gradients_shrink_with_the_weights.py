"""Batch normalization tunes its step size: c times longer weights, c times smaller gradients."""

import numpy as np
from sympy import Abs, Eq, Rational

from theorycheck import claim, symbol
from theorycheck.networks import batch_normalized_gradient
from theorycheck.strategies import log_sizes, matrices, reals, vectors
from theorycheck.strategies.arrays import points

scaled = symbol("scaled", "an entry of the gradient at c times the weights")
plain = symbol("plain", "the same entry at the weights")
c = symbol("c", "factor", positive=True)
variance = symbol("variance", "variance of the preactivations over the batch", nonnegative=True)


@claim(
    source="Ioffe & Szegedy 2015, section 3.3",
    assume=[variance >= Rational(1, 2**10), Abs(plain) >= Rational(1, 2**20)],
    then=Eq(c * scaled, plain),
)
def batch_normalized_gradients_shrink_with_the_weights(let, *, gradient=batch_normalized_gradient):
    """The gradient of a batch-normalized neuron at c w is that at w divided by c > 0."""
    n, d = let(log_sizes(3, 64)), let(log_sizes(2, 16))
    X, y = let(matrices(n, d)), let(vectors(n))
    w, c = let(points(d)), let(reals(1 / 8, 8))
    u = X @ w
    variance = np.sum((u - np.sum(u) / n) ** 2) / n
    plain, scaled = (gradient(X, y, v) if variance > 0 else 0 * v for v in (w, c * w))
    return dict(c=c, variance=variance, plain=plain, scaled=scaled)
