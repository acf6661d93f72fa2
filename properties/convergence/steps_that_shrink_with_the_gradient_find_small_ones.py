"""Gradient descent where the curvature grows with the gradient: (L0, L1)-smooth functions."""

import numpy as np
from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, log_sizes, vectors
from theorycheck.strategies.steep import steep_functions

L_0 = symbol("L_0", "bound on the Hessian's norm where the gradient is 0", positive=True)
L_1 = symbol("L_1", "growth of that bound with the norm of the gradient", nonnegative=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
least = symbol("least", "least norm of a gradient among the first T iterates", nonnegative=True)


@claim(
    source="Zhang, He, Sra & Jadbabaie 2020 (the class); Vankov et al. 2024 (these steps); the sum "
    "of what they descend, solved for the gradient here",
    then=least <= (3 * L_1 * f_0 + sqrt(9 * L_1**2 * f_0**2 + 8 * T * L_0 * f_0)) / (2 * T),
    sharp=True,
    regime=[T >= 8],
)
def steps_that_shrink_with_the_gradient_find_small_ones(let, *, descend=gradient_descent):
    """If |Hessian| <= L_0 + L_1 |g|, steps of size 1/(L_0 + 3/2 L_1 |g|) along minus the gradient g
    meet gradients of size O(1/sqrt T), as where the curvature is L_0 everywhere, once T is large.
    Each lowers the objective by |g|^2 / (2 L_0 + 3 L_1 |g|) or more. The functions are sums of cosh
    and of fourth powers along turned axes, the start near or far.
    """
    f = let(steep_functions())
    T = let(log_sizes(1, 100))
    x_0 = f.argmin + let(vectors(f.dim, -2, 2)) * let(log_reals(1 / 1024, 2))

    def scaled(x):
        g = f.gradient(x)
        return g / (f.L0 + 3 * f.L1 * norm(g) / 2)

    path = descend(scaled, x_0, 1, steps=T)
    least = np.min(norm(f.gradient(path[:-1]), axis=1))
    return dict(L_0=f.L0, L_1=f.L1, T=T, f_0=f(x_0), least=least)
