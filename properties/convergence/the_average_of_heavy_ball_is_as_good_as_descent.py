"""Heavy ball on a smooth convex function: the gap of the average of its iterates."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T, eta
from theorycheck.optimization import heavy_ball
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

b = symbol("b", "momentum", nonnegative=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_mean = symbol("f_mean", "the same at the mean of the T + 1 iterates", nonnegative=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)


@claim(
    source="Ghadimi, Feyzmahdavian & Johansson 2015, Theorem 1, before it bounds f_0 by L R^2 / 2",
    assume=[eta <= (1 - b) / L],
    then=f_mean <= (b / (1 - b) * f_0 + (1 - b) * R_sq / (2 * eta)) / (T + 1),
    sharp=True,
)
def the_average_of_heavy_ball_is_as_good_as_descent(let, *, descend=heavy_ball):
    """With step size at most (1 - momentum)/L, the gap at the mean iterate falls like 1/T."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 100))
    b = let(reals(0, 15 / 16))
    eta = let(reals(1 / 16, 3 / 2)) * (1 - b) / f.L
    path = descend(f.gradient, x_0, eta, steps=T, momentum=b)
    R_sq, f_mean = np.sum((x_0 - f.argmin) ** 2), f(np.sum(path, axis=0) / (T + 1))
    return dict(L=f.L, eta=eta, b=b, T=T, f_0=f(x_0), R_sq=R_sq, f_mean=f_mean)
