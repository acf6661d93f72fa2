"""Stochastic gradients with noise of which only the variance is known: the price of confidence."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.notation import L, T, delta, eta, mu, sigma
from theorycheck.optimization import one_like, stochastic_gradient_descent
from theorycheck.optimization.minibatches import sampled_batches
from theorycheck.strategies import choices, vectors

R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)
d_sq = symbol("d_sq", "squared distance to the minimizer after T steps", nonnegative=True)
mean = (1 - eta * mu) ** (2 * T) * R_sq + eta * sigma**2 / (mu * (2 - eta * mu))


@claim(
    source="contraction and Markov's inequality; compare Gorbunov, Danilova & Gasnikov 2020, who "
    "clip the gradients to pay log(1/delta) in place of 1/delta",
    assume=[eta * (mu + L) <= 2, sigma > 0],
    then=P(d_sq < mean / delta) >= 1 - delta,
    sharp=True,
)
def confidence_costs_sgd_a_power_of_delta(let, *, descend=stochastic_gradient_descent):
    """If the noise has variance sigma^2, d^2 < [(1 - eta mu)^(2T) R^2 + eta sigma^2/(mu (2 - eta
    mu))]/delta with probability 1 - delta: rare, large noise attains it, at small delta too.

    One gradient in n/2 errs, by plus or minus the same vector; in long runs only the last rounds.
    """
    n = let(choices((64, 32, 16, 4)))
    delta = let(choices((63 / 32, 63 / 32, 65 / 32, 1, 3 / 2))) / n
    T = let(choices((1, 2, 3, 4, 6, 50)))
    d = let(choices((1, 2, 20)))
    free = let(choices((0, 1)))
    curvature = 1 + free * let(vectors(d, 0, 8))
    x_0 = free * let(vectors(d))
    error = let(vectors(d, 1 / 4, 4))
    mu, L = np.min(curvature), np.max(curvature)
    eta = 2 * let(choices((1, 1, 1, 1 / 64, 1 / 4, 3 / 4, 2, 17 / 16))) / (mu + L)
    order, weights = sampled_batches(n, T, one_like(eta))
    path = descend(
        lambda x, shares: curvature * x + (shares[..., :1] - shares[..., 1:2]) * error,
        np.broadcast_to(x_0, (len(weights), d)),
        eta,
        order=order,
    )
    return dict(
        eta=eta,
        mu=mu,
        L=L,
        T=T,
        delta=delta,
        sigma=np.sqrt(np.sum(error**2) * 2 / n),
        R_sq=np.sum(x_0**2),
        d_sq=np.sum(path[-1] ** 2, axis=-1),
        weights=weights,
    )
