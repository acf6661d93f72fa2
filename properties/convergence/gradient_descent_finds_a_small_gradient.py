"""Gradient descent on a smooth function, convex or not: the smallest gradient it meets."""

import numpy as np
from sympy import Min, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.function_classes import smooth_functions, starts

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "least squared gradient norm among the T + 1 iterates", nonnegative=True)


@claim(
    source="Abbaszadehpeivasti, de Klerk & Zamani 2021, Optimization Letters 16",
    assume=[eta * L <= sqrt(3)],
    then=g_sq <= 4 * f_0 / (T * Min(4 * eta - L * eta**2, 4 * eta - L**2 * eta**3) + 2 / L),
    sharp=True,
    needs=[eta * L <= sqrt(3)],
)
def gradient_descent_finds_a_small_gradient(let, *, descend=gradient_descent):
    """With step size at most sqrt(3)/L, some iterate has a gradient of size O(1/sqrt T)."""
    T = let(log_sizes(1, 100))
    step = let(reals(1 / 4, 5 / 2))
    f = let(smooth_functions(step, T))
    x_0 = let(starts(f, 3))
    eta = step / f.L
    path = descend(f.gradient, x_0, eta, steps=T)
    g_sq = np.min(np.sum(f.gradient(path) ** 2, axis=-1))
    return dict(L=f.L, eta=eta, T=T, f_0=f(path[0]), g_sq=g_sq)
