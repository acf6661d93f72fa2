"""Gradient descent on a function of the direction only, as after normalization: the norm grows."""

import numpy as np
from numpy.linalg import norm
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals, matrices, vectors

w_sq = symbol("w_sq", "squared norm of the weights before a step", positive=True)
after_sq = symbol("after_sq", "squared norm after it", positive=True)
g_sq = symbol("g_sq", "squared norm of the gradient", nonnegative=True)


@claim(
    source="Salimans & Kingma 2016; Arora, Li & Lyu 2019, Lemma 2.4",
    then=Eq(after_sq, w_sq + eta**2 * g_sq),
)
def scale_invariant_weights_grow(let, *, descend=gradient_descent):
    """If f(c w) = f(w) for c > 0, each step adds eta^2 |grad f|^2 to the squared norm.

    The functions are the cross entropy of a neuron with normalized weights, which may be large.
    """
    n, d = let(choices(((1, 2), (2, 2), (3, 4), (4, 50), (50, 2))))
    X, size = let(matrices(n, d)), let(log_reals(1 / 8, 64))
    w_0 = let(vectors(d, 1 / 4, 1)) * size
    eta = let(log_reals(1 / 16, 64)) * size**2

    def gradient(w):
        """Return the gradient of the mean of log(1 + exp(-x . w/|w|))."""
        length = norm(w)
        slope = -sigmoid(-(X @ w) / length) @ X / n
        return (slope - w * (np.sum(w * slope) / length**2)) / length

    path = descend(gradient, w_0, eta, steps=3)
    w_sq = np.sum(path**2, axis=1)
    g_sq = np.stack([np.sum(gradient(w) ** 2) for w in path[:-1]])
    return dict(eta=eta, w_sq=w_sq[:-1], after_sq=w_sq[1:], g_sq=g_sq)
