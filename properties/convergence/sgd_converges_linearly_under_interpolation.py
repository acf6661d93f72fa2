"""Stochastic gradients where all terms share their minimizer: an exponential rate, no floor."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.networks.linear_rates import eigenvalues
from theorycheck.notation import T, eta, mu
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)


@claim(
    source="derived here from co-coercivity of each term; compare Ma, Bassily & Belkin 2018",
    assume=[eta * L_max <= 2],
    then=E(d_sq) <= (1 - mu * eta * (2 - eta * L_max)) ** T * R_sq,
    sharp=True,
)
def sgd_converges_linearly_under_interpolation(let, *, descend=stochastic_gradient_descent):
    """With step at most 2/L_max the mean squared distance shrinks at every step, without a floor.

    The terms are (a_i . x)^2 / 2 in the plane, each as likely as the others; orthogonal a_i of one
    length attain the rate.
    """
    n = let(sizes(2, 3))
    T = let(sizes(1, 4))
    free = let(choices([0, 1]))
    a = let(matrices(n, 2)) * free + np.eye(n, 2, dtype=int)
    x_0 = let(vectors(2))
    L_max = np.max(np.sum(a**2, axis=1))
    eta = let(reals(1 / 8, 5 / 2)) / L_max
    path = descend(
        lambda x, i: a[i] * np.sum(a[i] * x, axis=1, keepdims=True),
        np.broadcast_to(x_0, (n**T, 2)),
        eta,
        order=every_order(n, T),
    )
    return dict(
        eta=eta,
        mu=np.maximum(eigenvalues(a.T @ a)[1], 0) / n,
        L_max=L_max,
        T=T,
        R_sq=np.sum(x_0**2),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=np.full(n**T, eta / eta / n**T),
    )
