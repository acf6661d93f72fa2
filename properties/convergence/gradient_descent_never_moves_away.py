"""Gradient descent on a smooth convex function: the distance to the minimizer never grows."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

now = symbol("now", "distance to the minimizer after t steps", nonnegative=True)
later = symbol("later", "distance after t + 1 steps", nonnegative=True)


@claim(
    source="Nesterov 2004, Theorem 2.1.14",
    assume=[eta * L <= 2],
    then=later <= now,
    needs=[eta * L <= 2],
)
def gradient_descent_never_moves_away(let, *, descend=gradient_descent):
    """With steps up to 2/L, and with 2/L itself, no step leads away from the minimizer."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 8, 3)) / f.L
    T = let(log_sizes(1, 50))
    distance = norm(descend(f.gradient, x_0, eta, steps=T) - f.argmin, axis=1)
    return dict(L=f.L, eta=eta, now=distance[:-1], later=distance[1:])
