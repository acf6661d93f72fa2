"""The alternating direction method of multipliers with two blocks: its averages' Lagrangian."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import alternating_directions
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.composite import simple_functions
from theorycheck.strategies.proximable import proximable_functions

gap = symbol("gap", "f(X) + g(Z) + <y, X - Z> - f(u) - g(u), X and Z the averages", real=True)
rho = symbol("rho", "penalty", positive=True)
z_sq = symbol("z_sq", "squared distance from z_0 to u", nonnegative=True)
y_sq = symbol("y_sq", "squared distance from y_0 to y", nonnegative=True)


@claim(
    source="He & Yuan 2012, SIAM J. Numerical Analysis 50; z_0 and y_0 need not fit each other",
    then=gap <= (rho * z_sq + y_sq / rho) / (2 * T),
)
def alternating_directions_average_out(let, *, descend=alternating_directions):
    """For convex f and g and any penalty rho, the averages X and Z of T iterates of x and z are
    worse than any common point u by (rho |u - z_0|^2 + |y - y_0|^2/rho)/(2 T) at most, even if they
    pay <y, X - Z> for their difference.

    f sums parabolas and absolute values, or is a distance or the largest coordinate, all turned; g
    is an elastic net or a constraint.
    """
    f = let(proximable_functions())
    g = let(simple_functions(f.dim))
    u = g.proximal(let(vectors(f.dim, -2, 2)), 1)
    z_0, y_0, y = let(vectors(f.dim, -2, 2)), let(vectors(f.dim)), let(vectors(f.dim, -2, 2))
    T = let(choices((1, 2, 3, 8, 50)))
    rho = let(log_reals(1 / 16, 16))
    xs, zs, _ = descend(f.proximal, g.proximal, z_0, y_0, rho, steps=T)
    X, Z = np.mean(xs[1:], axis=0), np.mean(zs[1:], axis=0)
    return dict(
        gap=f(X) + g(Z) + np.sum(y * (X - Z)) - f(u) - g(u),
        rho=rho,
        T=T,
        z_sq=np.sum((u - z_0) ** 2),
        y_sq=np.sum((y - y_0) ** 2),
    )
