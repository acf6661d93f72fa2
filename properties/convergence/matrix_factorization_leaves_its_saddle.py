"""Rank-one matrix factorization from a random direction: the chance to stay near the saddle."""

import numpy as np
from sympy import atan, pi

from theorycheck import P, claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals

top = symbol("top", "largest eigenvalue of the target", positive=True)
low = symbol("low", "its other eigenvalue", positive=True)
size_sq = symbol("size_sq", "squared norm of the start", positive=True)
r = symbol("r", "some slope", positive=True)
slope = symbol(
    "slope", "component along the saddle over that along the minimum, after T steps", real=True
)


@claim(
    source="derived here, quantitatively; almost surely: Lee, Simchowitz, Jordan & Recht 2016",
    assume=[2 * eta * top <= 1, size_sq <= top, low <= top],
    then=P(slope >= r) <= 2 / pi * atan(((1 + eta * low) / (1 + eta * top)) ** T / r),
)
def matrix_factorization_leaves_its_saddle(let, rng, trials, *, descend=gradient_descent):
    """On |u u' - M|_F^2 / 4 in the plane, from a uniform direction, the chance that u is still near
    the saddle at the smaller eigenvector vanishes exponentially.

    As |u|^2 stays at most the top eigenvalue, each step divides the slope by at least
    (1 + eta top)/(1 + eta low).
    """
    top = let(reals(1 / 4, 4))
    low = let(reals(1 / 4, 1)) * top
    size_sq = let(reals(1 / 1024, 1)) * top
    eta = let(reals(1 / 16, 1)) / (2 * top)
    r = let(reals(1 / 4, 2))
    T = let(log_sizes(1, 100))
    angle = 2 * np.pi * rng.random(trials)
    u = np.sqrt(size_sq) * np.stack([np.cos(angle), np.sin(angle)], axis=1)
    eigenvalues = np.array([top, low])

    def gradient(u):
        return u * (np.sum(u * u, axis=1, keepdims=True) - eigenvalues)

    u = descend(gradient, u, eta, steps=T)[-1]
    slope = np.abs(u[:, 1] / u[:, 0])
    return dict(top=top, low=low, size_sq=size_sq, eta=eta, r=r, T=T, slope=slope)
