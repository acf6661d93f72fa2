"""Gradient descent near a strict saddle: how fast two runs part, so that few starts linger."""

import numpy as np
from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals, vectors
from theorycheck.strategies.arrays import points, reflected
from theorycheck.strategies.functions import Quadratic
from theorycheck.strategies.losses_on_data import NONCONVEX_LOSSES, losses_on_data
from theorycheck.strategies.spectra import large_rotations

gamma = symbol("gamma", "minus the least eigenvalue of H", positive=True)
second = symbol("second", "second least eigenvalue of H", real=True)
top = symbol("top", "largest eigenvalue of H", real=True)
kappa = symbol("kappa", "largest distance of a Hessian of f from H, in norm", nonnegative=True)
s = symbol("s", "distance of two starts along the eigenvector of -gamma", positive=True)
apart = symbol("apart", "distance of the two runs after T steps", nonnegative=True)


@claim(
    source="derived here, after the coupled runs of Jin, Ge, Netrapalli, Kakade & Jordan 2017",
    assume=[eta * top <= 1, sqrt(8) * kappa <= gamma + second],
    then=apart >= s * (1 + eta * (gamma - sqrt(2) * kappa)) ** T,
    sharp=True,
    regime=[8 * kappa >= gamma],
)
def gradient_descent_leaves_a_saddle_fast(let, *, descend=gradient_descent):
    """Where all Hessians are within kappa of H, runs from starts s apart along the eigenvector of
    -gamma part like (1 + eta (gamma - sqrt(2) kappa))^T: of a line of starts, those that stay in a
    ball of radius r for T steps are within 2 r (1 + eta (gamma - sqrt(2) kappa))^-T of each other.

    Their difference stays in the cone of at most 45 degrees around that eigenvector.
    """
    d = let(log_sizes(2, 20))
    gamma, others = let(reals(1 / 4, 2)), let(vectors(d - 1, -1 / 8, 2))
    rotation = let(large_rotations(d))
    saddle = Quadratic(np.concatenate([-gamma * np.eye(1)[0], others]), rotation, 0 * others[:1])
    bend = let(losses_on_data(NONCONVEX_LOSSES, dim=(d, d)))
    share, x_0, s = let(reals(0, 1)), let(points(d)), let(reals(1 / 64, 1))
    top = np.max(others)
    eta, T = let(reals(1 / 16, 1)) / (1 + np.abs(top)), let(log_sizes(1, 40))

    def gradient(x):
        return saddle.gradient(x) + share * bend.gradient(x)

    along = reflected(rotation, s * np.eye(1, d, dtype=int)[0])
    ends = [descend(gradient, x, eta, steps=T)[-1] for x in (x_0, x_0 + along)]
    kappa, second = share * bend.L, np.min(others)
    apart = norm(ends[1] - ends[0])
    return dict(gamma=gamma, second=second, top=top, kappa=kappa, eta=eta, T=T, s=s, apart=apart)
