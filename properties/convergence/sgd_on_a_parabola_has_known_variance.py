"""Stochastic gradients with constant noise on a parabola: the mean square, exactly."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import pairwise_signs
from theorycheck.strategies import choices, reals, rotations, vectors
from theorycheck.strategies.arrays import reflected

x_0 = symbol("x_0", "start", real=True)
x_T = symbol("x_T", "iterate after T steps", real=True)
sigma = symbol("sigma", "standard deviation of the noise", nonnegative=True)
shrink = (1 - eta * L) ** (2 * T)


@claim(
    source="autoregression; compare Mandt, Hoffman & Blei 2017, whose limit has small steps",
    then=Eq(E(x_T**2), shrink * x_0**2 + eta * sigma**2 * (1 - shrink) / (L * (2 - eta * L))),
)
def sgd_on_a_parabola_has_known_variance(let, *, descend=stochastic_gradient_descent):
    """With step eta < 2/L the mean square tends to eta sigma^2 / (L (2 - eta L)), exactly so.

    So it does along each eigenvector of a quadratic, with its eigenvalue; the noise has random
    signs that are pairwise independent, which is all that second moments see.
    """
    d, T = let(choices(((1, 1), (1, 2), (2, 3), (3, 6), (2, 31), (50, 3), (1, 200))))
    Q = let(rotations(d))
    curvatures = let(vectors(d, 1 / 64, 2))
    eta = let(reals(1 / 16, 15 / 8)) / np.max(curvatures)
    start, noise = let(vectors(d, -2, 2)), let(vectors(d, -2, 2))
    signs = pairwise_signs(T)[..., None]

    def gradient(x, sign):
        along = reflected(Q, x, inverse=True)
        return reflected(Q, curvatures * along + sign * noise)

    x_0 = np.broadcast_to(reflected(Q, start), (signs.shape[1], d))
    path = descend(gradient, x_0, eta, order=signs)
    return dict(
        eta=eta,
        L=curvatures[-1],
        T=T,
        x_0=start[-1],
        sigma=np.abs(noise[-1]),
        x_T=reflected(Q, path[-1], inverse=True)[:, -1],
        weights=np.ones(len(x_0), dtype=int) * (one_like(eta) / len(x_0)),
    )
