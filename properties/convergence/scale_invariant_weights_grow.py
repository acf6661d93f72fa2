"""Gradient descent on a function of the direction only, as after normalization: the norm grows."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import smooth_functions

w_sq = symbol("w_sq", "squared norm of the weights at the start", positive=True)
after_sq = symbol("after_sq", "squared norm after t steps", positive=True)
spent = symbol("spent", "sum of the squared gradient norms of these steps", nonnegative=True)


@claim(
    source="Salimans & Kingma 2016; Arora, Li & Lyu 2019, Lemma 2.4",
    then=Eq(after_sq, w_sq + eta**2 * spent),
)
def scale_invariant_weights_grow(let, *, descend=gradient_descent):
    """If f(c w) = f(w) for c > 0, steps add eta^2 times their squared gradients to |w|^2."""
    f = let(smooth_functions())
    w_0 = let(points(f.dim)) + 2 * np.eye(1, f.dim, dtype=int)[0]
    eta, T = let(reals(1 / 16, 4)), let(log_sizes(1, 30))

    def gradient(w):
        """Return the gradient of f(w / |w|), by the chain rule."""
        size = np.sqrt(np.sum(w * w))
        slope = f.gradient(w / size)
        return slope / size - w * (np.sum(w * slope) / size**3)

    path = descend(gradient, w_0, eta, steps=T)
    spent = np.cumsum([np.sum(gradient(w) ** 2) for w in path[:-1]])
    norms = np.sum(path**2, axis=1)
    return dict(eta=eta, w_sq=norms[0], after_sq=norms[1:], spent=spent)
