"""Nesterov's method with constant momentum, on a smooth, strongly convex function."""

from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, mu, t
from theorycheck.optimization import nesterov, nesterov_momentum
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)


@claim(
    source="Nesterov 2004, Theorem 2.2.3; d'Aspremont, Scieur & Taylor 2021, Corollary 4.15",
    then=f_t <= (1 - sqrt(mu / L)) ** t * (f_0 + mu * R_sq / 2),
    regime=[64 * mu >= L],
)
def nesterov_contracts_strongly_convex_functions(let, *, descend=nesterov):
    """With the momentum for mu and L, every step shrinks the gap by 1 - sqrt(mu/L)."""
    f = let(convex_functions(ridge=2))
    x_0 = let(points(f.dim, 2))
    T, momentum = let(log_sizes(1, 100)), nesterov_momentum(f.mu, f.L)
    path = descend(f.gradient, x_0, 1 / f.L, steps=T, momentum=momentum)
    R_sq = ((x_0 - f.argmin) ** 2).sum()
    return dict(mu=f.mu, L=f.L, t=range(1, T + 1), f_0=f(x_0), R_sq=R_sq, f_t=f(path[1:]))
