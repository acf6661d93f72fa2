"""Gradient descent on a smooth, strongly convex function: the gap, with the best factor."""

from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2018, Theorem 3.3",
    assume=[eta * L <= 2],
    then=f_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** (2 * t) * f_0,
    sharp=True,
)
def gradient_descent_contracts_the_gap(let, *, descend=gradient_descent):
    """Up to step size 2/L, the gap shrinks by the worst factor of a parabola, squared."""
    f = let(convex_functions(ridge=2))
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    gap = f(path)
    return dict(mu=f.mu, L=f.L, eta=eta, t=range(T + 1), f_t=gap, f_0=gap[0])
