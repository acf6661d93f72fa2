"""Gradient descent on a smooth, strongly convex function: the distance, with the best factor."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)


@claim(
    source="Polyak 1987, Introduction to Optimization, section 1.4, Theorem 3",
    then=d_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** t * d_0,
    sharp=True,
)
def gradient_descent_contracts_the_distance(let, *, descend=gradient_descent):
    """Whatever the step size, the distance shrinks by the worst factor of a parabola."""
    f = let(convex_functions(ridge=2))
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 3)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    distance = norm(path - f.argmin, axis=1)
    return dict(mu=f.mu, L=f.L, eta=eta, t=range(T + 1), d_t=distance, d_0=distance[0])
