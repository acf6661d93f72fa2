"""Stochastic gradients with a constant step on a strongly convex sum: rate and neighbourhood."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta, mu
from theorycheck.optimization import every_order, stochastic_gradient_descent
from theorycheck.strategies import reals, sizes, vectors

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
noise = symbol("noise", "mean squared gradient of the terms at the minimizer", nonnegative=True)


@claim(
    source="Needell, Srebro & Ward 2014, Theorem 2.1; Gower et al. 2019, Theorem 3.1",
    assume=[2 * eta * L_max <= 1],
    then=E(d_sq) <= (1 - eta * mu) ** T * R_sq + 2 * eta * noise / mu,
    needs=[2 * eta * L_max <= 1],
)
def sgd_reaches_a_neighbourhood(let, *, descend=stochastic_gradient_descent):
    """With step at most 1/(2 L_max), the mean squared distance contracts down to 2 eta noise / mu.

    The terms are c_i (x - b_i)^2 / 2 in one dimension, each as likely as the others.
    """
    n = let(sizes(1, 3))
    T = let(sizes(1, 4))
    c = let(vectors(n, 1 / 8, 2))
    spread = let(reals(0, 1))
    b = let(vectors(n)) * spread
    x_0 = let(vectors(1, -2, 2))
    eta = let(reals(1 / 16, 5)) / (2 * np.max(c))
    best, mu = np.sum(c * b) / np.sum(c), np.sum(c) / n
    path = descend(
        lambda x, i: (c[i] * (x[:, 0] - b[i]))[:, None],
        np.broadcast_to(x_0, (n**T, 1)),
        eta,
        order=every_order(n, T),
    )
    return dict(
        eta=eta,
        mu=mu,
        L_max=np.max(c),
        T=T,
        R_sq=np.sum((x_0 - best) ** 2),
        noise=np.sum((c * (best - b)) ** 2) / n,
        d_sq=(path[-1, :, 0] - best) ** 2,
        weights=np.full(n**T, spread * 0 + eta / eta / n**T),
    )
