"""Gradient descent with silver step sizes on a smooth convex function: a rate beyond 1/t."""

from numpy.linalg import norm
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, R
from theorycheck.optimization import gradient_descent, silver_step_sizes
from theorycheck.strategies import sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

k = symbol("k", "number of doublings: 2^k - 1 steps are taken", integer=True, positive=True)
f_T = symbol("f_T", "objective above its minimum after the last step", nonnegative=True)


@claim(
    source="Altschuler & Parrilo 2023, Acceleration by stepsize hedging II, Theorem 1.1",
    then=f_T <= L * R**2 / (1 + sqrt(4 * (1 + sqrt(2)) ** (2 * k) - 3)),
)
def gradient_descent_with_silver_steps_is_faster_than_one_over_t(let, *, descend=gradient_descent):
    """After T = 2^k - 1 silver steps, without momentum, the gap is of order 1/T^1.2715."""
    f = let(convex_functions(enveloped=False))
    x_0 = let(points(f.dim, 2))
    k = let(sizes(1, 7))
    T = 2**k - 1
    path = descend(f.gradient, x_0, silver_step_sizes(f.L, T), steps=T)
    return dict(L=f.L, R=norm(x_0 - f.argmin), k=k, f_T=f(path[-1]))
