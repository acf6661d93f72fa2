"""AdaGrad with one step size for all coordinates, on a smooth function that need not be convex."""

import numpy as np
from numpy.linalg import norm
from sympy import Piecewise, Rational, log

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import adagrad_norm
from theorycheck.strategies import choices, log_reals, log_sizes
from theorycheck.strategies.function_classes import smooth_functions, starts

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_0 = symbol("g_0", "norm of the gradient at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared gradient norm, averaged over the first T iterates", nonnegative=True)
found = 2 * eta * L * (1 + log(eta * L / g_0))


@claim(
    source="Ward, Wu & Bottou 2020 (JMLR 21), on exact gradients; constants derived here",
    assume=[g_0 >= Rational(1, 2**64)],
    then=g_sq <= (2 * f_0 / eta + Piecewise((0, g_0 >= eta * L), (found, True))) ** 2 / T,
    sharp=True,
    regime=[T >= 8],
)
def adagrad_norm_finds_small_gradients_at_any_step(let, *, descend=adagrad_norm):
    """Without knowing L, and at whatever eta, steps of eta over the root b of all squared gradients
    so far have a mean squared gradient of O(1/T).
    Once b is eta L or more, a step lowers f by eta |g|^2/(2 b) at least, and raises b by |g|^2/b at
    most; before, f rises by eta^2 L (1/2 + log(eta L/|g_0|)) at most.
    """
    f, T = let(smooth_functions()), let(log_sizes(1, 200))
    x_0 = let(starts(f, 3))
    g_0 = norm(f.gradient(x_0))
    share = let(choices((1023 / 1024, let(log_reals(1 / 64, 64)))))
    eta = share * np.where(g_0 * 2**64 >= 1, g_0, 1) / f.L
    path = descend(f.gradient, x_0, eta, steps=T)
    g_sq = np.sum(f.gradient(path[:-1]) ** 2) / T
    return dict(L=f.L, eta=eta, T=T, f_0=f(x_0), g_0=g_0, g_sq=g_sq)
