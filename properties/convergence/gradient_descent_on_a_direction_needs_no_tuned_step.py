"""Gradient descent on a function of the direction only, as after normalization, at any step."""

import numpy as np
from sympy import Max

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, log_sizes, sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.landscapes import NONCONVEX, landscapes
from theorycheck.strategies.losses_on_data import NONCONVEX_LOSSES, losses_on_data

w_sq = symbol("w_sq", "squared norm of the weights at the start", positive=True)
B = symbol("B", "how far the values of f on the sphere lie apart, at most", nonnegative=True)
G = symbol("G", "largest gradient of f on the sphere, at most", nonnegative=True)
g_sq = symbol("g_sq", "least squared gradient at a direction met in T steps", nonnegative=True)
grown = Max(w_sq, eta * L + eta**2 * G**2 / w_sq) + 2 * eta * B


@claim(
    source="Arora, Li & Lyu 2019 (ICLR), on a fixed step size; constants derived here",
    then=g_sq <= grown * (grown - w_sq) / (eta**2 * T),
)
def gradient_descent_on_a_direction_needs_no_tuned_step(let, *, descend=gradient_descent):
    """If f(c w) = f(w) for c > 0, with a Hessian of at most L on the sphere, every step size leads
    to gradients of size O(1/sqrt T).
    Steps add eta^2 |g|^2 to |w|^2, as g is orthogonal to w, and where |w|^2 is eta L or more, they
    lower f by eta |g|^2/2 at least: the squared norm stays below its first value or
    eta L + eta^2 G^2/|w_0|^2, plus 2 eta B.
    """
    f = let(landscapes(NONCONVEX) if let(sizes(0, 1)) else losses_on_data(NONCONVEX_LOSSES))
    w_0 = let(points(f.dim)) + 2 * np.eye(1, f.dim, dtype=int)[0]
    eta, T = let(log_reals(1 / 64, 256)) / f.L, let(log_sizes(1, 200))

    def gradient(w):
        """Return the gradient of f(w / |w|), by the chain rule."""
        size = np.sqrt(np.sum(w * w, axis=-1, keepdims=True))
        u = w / size
        slope = f.gradient(u)
        return (slope - u * np.sum(u * slope, axis=-1, keepdims=True)) / size

    path = descend(gradient, w_0, eta, steps=T)
    norms = np.sum(path**2, axis=1)
    met = norms[:-1] * np.sum(gradient(path[:-1]) ** 2, axis=1)
    reach = 1 + np.sqrt(np.sum(f.argmin**2))
    return dict(
        L=f.L + np.sqrt(2 + 0 * f.L) * f.L * reach,
        B=f.L * reach**2 / 2,
        G=f.L * reach,
        eta=eta,
        T=T,
        w_sq=norms[0],
        g_sq=np.min(met),
    )
