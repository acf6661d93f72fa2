"""Gradient descent on a smooth function, convex or not, with steps all the way up to 2/L."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.function_classes import smooth_functions, starts

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "least squared gradient norm among the T + 1 iterates", nonnegative=True)


@claim(
    source="Nesterov 2004, p. 28, as quoted by Abbaszadehpeivasti, de Klerk & Zamani 2021",
    assume=[eta * L <= 2],
    then=g_sq <= f_0 / (T * eta * (1 - L * eta / 2) + 1 / (2 * L)),
    sharp=True,
    needs=[eta * L <= 2],
)
def gradient_descent_finds_a_small_gradient_with_any_step(let, *, descend=gradient_descent):
    """With step size at most 2/L, some iterate has a gradient of size O(1/sqrt T).

    Every step lowers the objective by eta (1 - L eta / 2) |grad|^2, and what is left after the last
    is at least |grad|^2 / (2 L); at 2/L, parabolas attain the bound.
    """
    T = let(log_sizes(1, 100))
    step = let(reals(1 / 4, 9 / 4))
    f = let(smooth_functions(step, T))
    x_0 = let(starts(f, 3))
    eta = step / f.L
    path = descend(f.gradient, x_0, eta, steps=T)
    g_sq = np.min(np.sum(f.gradient(path) ** 2, axis=-1))
    return dict(L=f.L, eta=eta, T=T, f_0=f(path[0]), g_sq=g_sq)
