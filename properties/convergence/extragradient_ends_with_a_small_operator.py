"""The extragradient method on monotone operators, such as those of games: its last iterate."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import extragradient
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.operators import games

R_sq = symbol("R_sq", "squared distance from the start to a zero of F", nonnegative=True)
F_sq = symbol("F_sq", "|F|^2 after T steps", nonnegative=True)


@claim(
    source="Gorbunov, Loizou & Gidel 2022 (AISTATS)",
    assume=[eta > 0, sqrt(2) * eta * L <= 1],
    then=F_sq <= R_sq / (eta**2 * (1 - eta**2 * L**2) * (T + 1)),
)
def extragradient_ends_with_a_small_operator(let, *, descend=extragradient):
    """For a monotone L-Lipschitz operator F and step size at most 1/(sqrt 2 L), the last |F|^2 is
    at most R^2 / (eta^2 (1 - eta^2 L^2) (T + 1)).

    F is skew, or the sum of a skew map and a gradient of a convex function.
    """
    F = let(games())
    T = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(F.dim, -2, 2))
    eta = let(reals(1 / 16, 1)) / F.L
    last = descend(F, x_0, eta, steps=T)[-1]
    R_sq = np.sum((x_0 - F.zero) ** 2)
    return dict(L=F.L, eta=eta, T=T, R_sq=R_sq, F_sq=np.sum(F(last) ** 2))
