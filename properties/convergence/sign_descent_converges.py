"""Steepest descent for the largest entry, which moves by the signs: convex functions."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T
from theorycheck.optimization import sign_descent
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.coupled import log_cosh_functions

f_T = symbol("f_T", "gap to the minimum after T steps", nonnegative=True)
R = symbol("R", "largest entry of an iterate's distance from the minimizer", nonnegative=True)


@claim(
    source="Kelner, Lee, Orecchia & Sidford 2014 (R there over the first level set)",
    then=f_T <= 2 * L * R**2 / (T + 4),
    regime=[T >= 4],
)
def sign_descent_converges(let, *, descend=sign_descent):
    """If f is convex and L-smooth with respect to the largest entry, steps of |g|_1/L along minus
    the signs of the gradient have a gap of at most 2 L R^2/(T + 4).

    The functions are log-means of cosh, which couple all coordinates.
    """
    d = let(choices((1, 2, 5, 50)))
    T = let(choices((1, 2, 3, 8, 50, 200)))
    f = let(log_cosh_functions(d))
    x_0 = let(vectors(d, -2, 2))
    L = np.max(np.sum(np.abs(f.rows), axis=1)) ** 2
    path = descend(f.gradient, x_0, 1 / L, steps=T)
    return dict(L=L, T=T, R=np.max(np.abs(path - f.argmin)), f_T=f(path[-1]))
