"""Steepest descent in the l1 norm, which moves one coordinate at a time: Gauss and Southwell."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T
from theorycheck.optimization import greedy_coordinate_descent
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.coupled import log_cosh_functions

f_T = symbol("f_T", "gap to the minimum after T steps", nonnegative=True)
R = symbol("R", "largest l1 distance of an iterate from the minimizer", nonnegative=True)


@claim(
    source="Kelner, Lee, Orecchia & Sidford 2014, in any norm (R there over the first level set)",
    then=f_T <= 2 * L * R**2 / (T + 4),
    regime=[T >= 4],
)
def greedy_coordinate_descent_converges(let, *, descend=greedy_coordinate_descent):
    """If f is convex and L-smooth with respect to the l1 norm, steps 1/L along the coordinate with
    the largest slope have a gap of at most 2 L R^2/(T + 4), R in the l1 norm.

    The functions are log-means of cosh, which couple all coordinates.
    """
    d = let(choices((1, 2, 5, 50)))
    T = let(choices((1, 2, 3, 8, 50, 200)))
    f = let(log_cosh_functions(d))
    x_0 = let(vectors(d, -2, 2))
    L = np.max(np.abs(f.rows)) ** 2
    path = descend(f.gradient, x_0, 1 / L, steps=T)
    away = np.sum(np.abs(path - f.argmin), axis=1)
    return dict(L=L, T=T, R=np.max(away), f_T=f(path[-1]))
