"""Nesterov's method with the momentum of FISTA, on a smooth convex function."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, t
from theorycheck.optimization import nesterov
from theorycheck.strategies import log_sizes, vectors
from theorycheck.strategies.function_classes import convex_functions

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Nesterov 1983; Beck & Teboulle 2009, Theorem 4.4",
    then=f_t <= 2 * L * R**2 / (t + 1) ** 2,
)
def nesterov_gap_on_convex_functions(let, *, descend=nesterov):
    """With step size 1/L, the gap to the minimum falls like 1/t^2."""
    f = let(convex_functions())
    x_0 = let(vectors(f.dim, -2, 2))
    T = let(log_sizes(1, 200))
    path = descend(f.gradient, x_0, 1 / f.L, steps=T)
    return dict(L=f.L, t=range(1, T + 1), R=norm(x_0 - f.argmin), f_t=f(path[1:]))
