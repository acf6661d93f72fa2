"""The triple momentum method on a smooth, strongly convex function."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, mu, t
from theorycheck.optimization import triple_momentum
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)


@claim(
    source="Van Scoy, Freeman & Lynch 2018, IEEE Control Systems Letters 2, Theorem 1",
    then=f_t <= (1 - sqrt(mu / L)) ** (2 * t) * L**2 / (2 * mu) * R_sq,
    sharp=True,
)
def the_triple_momentum_method_contracts_at_its_rate(let, *, descend=triple_momentum):
    """With the parameters for mu and L, every step shrinks the gap by (1 - sqrt(mu/L))^2."""
    f = let(convex_functions(ridge=4, mu=1 / 64))
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 64))
    path = descend(f.gradient, x_0, 1 / f.L, steps=T, mu=f.mu)
    R_sq = np.sum((x_0 - f.argmin) ** 2)
    return dict(mu=f.mu, L=f.L, t=range(1, T + 1), R_sq=R_sq, f_t=f(path[1:]))
