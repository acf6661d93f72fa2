"""Gradient descent on a smooth convex function, with any step size below 2/L: the exact gap."""

from numpy.linalg import norm
from sympy import Max

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="conjectured by Drori & Teboulle 2014; proved by Kim 2024, arXiv:2412.04427, 1.3",
    assume=[eta * L <= 2],
    then=f_t <= L * R**2 / 2 * Max(1 / (2 * t * L * eta + 1), (1 - L * eta) ** (2 * t)),
    sharp=True,
)
def gradient_descent_gap_with_long_steps(let, *, descend=gradient_descent):
    """Below 2/L, the worst gap is the larger one of a Huber function and a parabola."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    return dict(L=f.L, eta=eta, t=range(T + 1), R=norm(x_0 - f.argmin), f_t=f(path))
