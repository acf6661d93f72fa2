"""Gradient descent on a smooth, strongly convex function: the gradient, with the best factor."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

g_0 = symbol("g_0", "norm of the gradient at the start", nonnegative=True)
g_t = symbol("g_t", "norm of the gradient after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2018, Theorem 3.2",
    assume=[eta * L <= 2],
    then=g_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** t * g_0,
    sharp=True,
)
def gradient_descent_contracts_the_gradient(let, *, descend=gradient_descent):
    """Up to step size 2/L, every step multiplies the gradient by the worst factor of a parabola."""
    f = let(convex_functions(ridge=2))
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    gradient = norm(f.gradient(path), axis=1)
    return dict(mu=f.mu, L=f.L, eta=eta, t=range(T + 1), g_t=gradient, g_0=gradient[0])
