"""Stochastic gradients with a constant step on a strongly convex sum: rate and neighbourhood."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.notation import T, eta, mu
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.finite_sums import finite_sums

L_max = symbol("L_max", "largest smoothness of a term", positive=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
noise = symbol("noise", "mean squared gradient of the terms at the minimizer", nonnegative=True)


@claim(
    source="Needell, Srebro & Ward 2014, Theorem 2.1; Gower et al. 2019, Theorem 3.1",
    assume=[2 * eta * L_max <= 1],
    then=E(d_sq) <= (1 - eta * mu) ** T * R_sq + 2 * eta * noise / mu,
    needs=[2 * eta * L_max <= 1],
    regime=[2 * eta * noise >= mu * R_sq],
)
def sgd_reaches_a_neighbourhood(let, *, descend=stochastic_gradient_descent):
    """With step at most 1/(2 L_max), the mean squared distance contracts down to 2 eta noise / mu.

    The terms are quadratics of different axes and minimizers, each as likely as the others; in
    long runs only the last rounds are sampled, and all gradients before them are whole.
    """
    n = let(choices((1, 2, 3, 50)))
    f = let(finite_sums(n, dim=(1, 2, 20)))
    T = let(choices((1, 2, 3, 4, 6, 50, 200)))
    x_0 = let(vectors(f.d, -2, 2))
    eta = let(reals(1 / 16, 5)) / (2 * f.L_max)
    order, weights = sampled_batches(n, T, one_like(eta))
    path = descend(f.gradient, np.broadcast_to(x_0, (len(weights), f.d)), eta, order=order)
    return dict(
        eta=eta,
        mu=f.mu,
        L_max=f.L_max,
        T=T,
        R_sq=np.sum(x_0**2),
        noise=f.noise,
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=weights,
    )
