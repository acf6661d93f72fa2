"""Muon with decoupled weight decay: the largest singular value of its matrix."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm
from theorycheck.notation import T, eta
from theorycheck.optimization import muon
from theorycheck.strategies import choices, matrices, reals

lam = symbol("lam", "weight decay", positive=True)
x_0 = symbol("x_0", "largest singular value of the start", nonnegative=True)
x_T = symbol("x_T", "largest singular value after T steps", nonnegative=True)


@claim(
    source="Chen, Liu, Liang & Liu 2024 (Lion-K, its first phase), here for the discrete method",
    assume=[eta * lam <= 1],
    then=x_T <= 1 / lam + (1 - eta * lam) ** T * (x_0 - 1 / lam),
    sharp=True,
    needs=[eta * lam <= 1],
)
def muon_stays_in_a_spectral_ball(let, *, descend=muon):
    """Whatever the gradients and the momentum, the largest singular value exceeds 1/lam by a part
    that shrinks by 1 - eta lam in every step.
    """
    n = let(choices((1, 2, 7)))
    m = let(choices((1, 2, 7)))
    T = let(choices((1, 2, 3, 8, 20)))
    drift = let(reals(-2, 2))
    g = let(matrices(T, n * m)).reshape(T, n, m) + drift * np.eye(n, m)
    start = let(matrices(n, m, -2, 2))
    eta = let(reals(1 / 64, 1))
    lam = let(reals(1 / 64, 5 / 4)) / eta
    momentum = let(reals(0, 1))
    path = descend(
        lambda _, t: g[t], start, eta, order=range(T), momentum=momentum, weight_decay=lam
    )
    return dict(T=T, eta=eta, lam=lam, x_0=spectral_norm(path[0]), x_T=spectral_norm(path[-1]))
