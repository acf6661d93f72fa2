"""Stochastic gradients at a step size at which full gradients converge, on one parameter."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, vectors

R_sq = symbol("R_sq", "squared distance from the start to the common minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance after three steps", nonnegative=True)


@claim(
    source="folklore, from full gradients",
    assume=[eta * L <= 1],
    then=E(d_sq) <= R_sq,
    refuted_by="Ma, Bassily & Belkin 2018; Wu, Ma & E 2018",
)
def sgd_is_stable_where_gradient_descent_is(let, *, descend=stochastic_gradient_descent):
    """On the mean of (a_i x)^2 / 2, steps up to 1/L keep the mean square from growing."""
    a = let(vectors(4, 1 / 8, 2))
    x_0 = let(vectors(1, 1 / 4, 1))
    L = np.sum(a**2) / 4
    eta = let(reals(1 / 4, 1)) / L
    order = every_order(4, 3)
    path = descend(
        lambda x, i: (a[i] ** 2)[:, None] * x, np.broadcast_to(x_0, (64, 1)), eta, order=order
    )
    weights = np.full(64, eta / eta / 64)
    return dict(L=L, eta=eta, R_sq=x_0[0] ** 2, d_sq=path[-1, :, 0] ** 2, weights=weights)
