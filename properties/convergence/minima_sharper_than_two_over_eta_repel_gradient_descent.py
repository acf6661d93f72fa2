"""Gradient descent near a minimum too sharp for its step: how fast it moves away."""

import numpy as np
from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, log_sizes, reals, vectors
from theorycheck.strategies.arrays import reflected
from theorycheck.strategies.functions import Quadratic
from theorycheck.strategies.losses_on_data import NONCONVEX_LOSSES, losses_on_data
from theorycheck.strategies.spectra import large_rotations

top = symbol("top", "largest eigenvalue of H", positive=True)
second = symbol("second", "second largest eigenvalue of H", real=True)
low = symbol("low", "least eigenvalue of H", real=True)
kappa = symbol("kappa", "largest distance of a Hessian of f from H, in norm", nonnegative=True)
s = symbol("s", "distance of the start along the eigenvector of top", positive=True)
d_T = symbol("d_T", "distance to the minimum after T steps", nonnegative=True)


@claim(
    source="derived here, beyond quadratics; on these, Wu, Ma & E 2018 (linear stability)",
    assume=[eta * (top + low - sqrt(8) * kappa) >= 2, top - second >= sqrt(8) * kappa],
    then=d_T >= s * (eta * (top - sqrt(2) * kappa) - 1) ** T,
    sharp=True,
    regime=[8 * eta * kappa >= eta * top - 2],
)
def minima_sharper_than_two_over_eta_repel_gradient_descent(let, *, descend=gradient_descent):
    """Where all Hessians are within kappa of H, with one eigenvalue of 2/eta + sqrt(8) kappa or
    more that the others, 0 or more, fall short of by sqrt(8) kappa, runs from a cone around its
    eigenvector leave a minimum like (eta (top - sqrt(2) kappa) - 1)^T.

    The cone has 45 degrees, and no step leads out of it: along its axis the distance is multiplied
    by eta (top - sqrt(2) kappa) - 1 or more, across by 1 - eta low, eta second - 1 or less, and
    eta sqrt(2) kappa.
    """
    d = let(log_sizes(2, 30))
    top, others = let(reals(1 / 4, 4)), let(vectors(d - 1, 0, 1))
    eta = let(reals(2, 5)) / top
    others = others * (top * let(reals(0, 1)))
    rotation, bend = let(large_rotations(d)), let(losses_on_data(NONCONVEX_LOSSES, dim=(d, d)))
    second, low = np.max(others), np.min(others)
    room = np.minimum(top - second, top + low - 2 / eta) / 3
    kappa = let(reals(0, 17 / 16)) * np.maximum(room, 0 * room)
    sharp = Quadratic(np.concatenate([top * np.eye(1)[0], others]), rotation, bend.argmin)
    s, across = let(log_reals(1 / 1024, 1)), let(vectors(d - 1)) * let(reals(0, 1))
    start = np.concatenate([s * np.eye(1)[0], across * (s / d)])
    T = let(log_sizes(1, 40))

    def gradient(x):
        return sharp.gradient(x) + kappa / bend.L * bend.gradient(x)

    last = descend(gradient, bend.argmin + reflected(rotation, start), eta, steps=T)[-1]
    d_T = norm(last - bend.argmin)
    return dict(top=top, second=second, low=low, kappa=kappa, eta=eta, T=T, s=s, d_T=d_T)
