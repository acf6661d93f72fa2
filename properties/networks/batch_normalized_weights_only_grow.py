"""Batch normalization: the gradient is orthogonal to the weights, so steps lengthen them."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import claim, symbol
from theorycheck.networks import batch_normalized_gradient
from theorycheck.notation import eta
from theorycheck.strategies import matrices, reals, sizes, vectors

after2 = symbol("after2", "squared norm of the weights after a gradient step", nonnegative=True)
w2 = symbol("w2", "squared norm of the weights before", nonnegative=True)
g2 = symbol("g2", "squared norm of the gradient", nonnegative=True)
variance = symbol("variance", "variance of the preactivations over the batch", nonnegative=True)


@claim(
    source="van Laarhoven 2017; Arora, Li & Lyu 2019, Theoretical analysis of auto rate-tuning",
    assume=[variance >= Rational(1, 2**10)],
    then=Eq(after2, w2 + eta**2 * g2),
)
def batch_normalized_weights_only_grow(let, *, gradient=batch_normalized_gradient):
    """A gradient step on the weights of a batch-normalized neuron, whatever the data and
    targets, makes their squared norm exactly |w|^2 + eta^2 |g|^2.
    """
    n, d = let(sizes(2, 4)), let(sizes(1, 3))
    X, y, w, eta = let(matrices(n, d)), let(vectors(n)), let(vectors(d)), let(reals(0, 2))
    u = X @ w
    variance = np.sum((u - np.sum(u) / n) ** 2) / n
    g = gradient(X, y, w) if variance > 0 else 0 * w
    after2 = np.sum((w - eta * g) ** 2)
    return dict(eta=eta, variance=variance, w2=w @ w, g2=g @ g, after2=after2)
