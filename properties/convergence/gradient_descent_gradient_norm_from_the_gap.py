"""Gradient descent on a smooth convex function: the gradient it ends with, from the first gap."""

from sympy import Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared norm of the gradient after t steps", nonnegative=True)


@claim(
    source="Rotaru, Glineur & Patrinos 2024, arXiv:2406.17506; Kim 2024, arXiv:2412.04427, Thm 1.5",
    assume=[eta * L <= 2],
    then=g_sq <= 2 * L * f_0 * Max(1 / (2 * t * L * eta + 1), (1 - L * eta) ** (2 * t)),
    sharp=True,
)
def gradient_descent_gradient_norm_from_the_gap(let, *, descend=gradient_descent):
    """Below 2/L, the squared gradient falls like 1/t from 2 L times the first gap."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    g_sq = (f.gradient(path) ** 2).sum(axis=1)
    return dict(L=f.L, eta=eta, t=range(T + 1), f_0=f(x_0), g_sq=g_sq)
