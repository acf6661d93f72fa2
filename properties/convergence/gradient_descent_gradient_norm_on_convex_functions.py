"""Gradient descent on a smooth convex function: the gradient it ends with, from the distance."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

g_t = symbol("g_t", "norm of the gradient after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, Conjecture 3; of even t, Kim 2024, Theorems 1.3, 1.5",
    assume=[eta * L <= 2],
    then=g_t <= L * R * Max(1 / (t * L * eta + 1), Abs(1 - L * eta) ** t),
    sharp=True,
)
def gradient_descent_gradient_norm_on_convex_functions(let, *, descend=gradient_descent):
    """Below 2/L, the last gradient is at most that of the worst Huber function or parabola (for odd
    t, as conjectured).

    For t = 2 s, the bound on the gap after s steps and that on the gradient s steps after a gap
    multiply to this one.
    """
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    g_t = norm(f.gradient(path), axis=1)
    return dict(L=f.L, eta=eta, t=range(T + 1), R=norm(x_0 - f.argmin), g_t=g_t)
