"""Nesterov's method with momentum t/(t + 3), on a smooth convex function: the exact gap."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, t
from theorycheck.optimization import nesterov
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, SIAM J. Optimization 27, Table 1 (numerically)",
    then=f_t <= 2 * L * R**2 / (t**2 + 5 * t + 6),
    sharp=True,
)
def nesterov_with_simple_momentum(let, *, descend=nesterov):
    """With step size 1/L, the gap is at most 2 L R^2 / (t^2 + 5 t + 6), as is known numerically."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    T, one = let(log_sizes(1, 100)), f.L / f.L
    path = descend(f.gradient, x_0, 1 / f.L, steps=T, momentum=lambda t: one * t / (t + 3))
    return dict(L=f.L, t=range(1, T + 1), R=norm(x_0 - f.argmin), f_t=f(path[1:]))
