"""Gradient descent with the signs of the gradient, on a convex function with a skew kink."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.optimization import sign_sgd
from theorycheck.strategies import reals, vectors

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_T = symbol("f_T", "objective above its minimum after 40 steps", nonnegative=True)


@claim(
    source="believed after Bernstein et al. 2018",
    then=f_T <= Rational(1, 2) * f_0,
    refuted_by="Karimireddy, Rebjock, Stich & Jaggi 2019, Counterexample 2",
)
def sign_descent_minimizes_convex_functions(let, *, descend=sign_sgd):
    """On eps |x + y| + |x - y|, 40 steps of sizes 1/t at least halve the objective.

    Every sign vector is (1, -1) or (-1, 1), so x + y stays where it starts.
    """
    eps = let(reals(1 / 8, 3 / 4))
    x_0 = let(vectors(2, 1 / 2, 1))

    def subgradient(x):
        across = np.where(x[0] >= x[1], 1, -1)
        along = np.where(x[0] + x[1] >= 0, 1, -1)
        return np.stack([eps * along + across, eps * along - across])

    path = descend(subgradient, x_0, [(eps / eps) / t for t in range(1, 41)], steps=40)
    f = eps * np.abs(path[:, 0] + path[:, 1]) + np.abs(path[:, 0] - path[:, 1])
    return dict(f_0=f[0], f_T=f[-1])
