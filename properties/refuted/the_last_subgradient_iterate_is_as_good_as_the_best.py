"""The subgradient method with the constant step that suits its best iterate: its last iterate."""

import numpy as np
from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import R, T
from theorycheck.optimization import subgradient_method
from theorycheck.strategies import sizes, vectors
from theorycheck.strategies.piecewise import PiecewiseLinear, piecewise_linear

M_sq = symbol("M_sq", "largest squared norm of a subgradient", positive=True)
last = symbol("last", "gap to the minimum after T steps", nonnegative=True)


@claim(
    source="believed; true of the best iterate",
    then=last <= sqrt(M_sq) * R / sqrt(T + 1),
    refuted_by="Harvey, Liaw, Plan & Randhawa 2019; at T = 1: this catalogue",
    witness=dict(
        f=PiecewiseLinear(np.array([[0.375, 0.9375], [0.375, -0.9375]])),
        x_0=np.array([1.0, 0.0]),
        T=1,
    ),
)
def the_last_subgradient_iterate_is_as_good_as_the_best(let, *, descend=subgradient_method):
    """With T steps of size R / (M sqrt(T + 1)), the last gap is at most M R / sqrt(T + 1)."""
    f = let(piecewise_linear())
    x_0 = let(vectors(f.dim, 1 / 8, 1))
    T = let(sizes(1, 4))
    R = norm(x_0)
    path = descend(f.subgradient, x_0, R / np.sqrt(f.steepness * (T + 1)), steps=T)
    return dict(T=T, R=R, M_sq=f.steepness, last=f(path[-1]))
