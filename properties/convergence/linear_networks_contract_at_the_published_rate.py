"""Gradient descent on two-layer linear networks: the per-step contraction of Xu et al. 2023.

It holds for every shape with the margin counted only in the layer that it can support; for as many
inputs as outputs that is the published constant.
"""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.linear_network_rates import Start, least_eigenvalue, published_step_limit
from theorycheck.linear_networks import loss, train
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

mu = symbol("mu", "smallest squared singular value of the data", positive=True)
K = symbol("K", "largest squared singular value of the data", positive=True)
alpha_0 = symbol("alpha_0", "least eigenvalue of tau that the start guarantees", nonnegative=True)
beta_0 = symbol("beta_0", "largest eigenvalue of tau that the start allows", nonnegative=True)
reach = symbol("reach", "(|Y| + |E_0|) / sigma_min(X), more than sigma_max(W_t)", nonnegative=True)
c_1 = symbol("c_1", "share of alpha_0 that is kept, below 1", positive=True)
c_2 = symbol("c_2", "multiple of beta_0 that is allowed, above 1", positive=True)
eta_max = symbol("eta_max", "largest step of equation (30)", nonnegative=True)
loss_t = symbol("loss_t", "loss after t steps", nonnegative=True)
fall_t = symbol("fall_t", "share of the loss that the next step removes", real=True)

slope = sqrt(2 * K * loss_t)
first = 2 * mu * reach * slope + K * mu * (c_2 * beta_0) ** 2
second = 2 * K * mu * c_2 * beta_0 * reach * slope
third = 2 * K**2 * mu * reach**2 * loss_t


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2; corrected for n != m here",
    assume=[eta <= eta_max],
    then=fall_t >= 2 * c_1 * alpha_0 * mu * eta - first * eta**2 - second * eta**3 - third * eta**4,
)
def linear_networks_contract_at_the_published_rate(let, *, least=least_eigenvalue):
    """With finite width, finite steps and any start, each step removes a known share."""
    net = let(initializations())
    c_1 = let(choices([0.5, 0.25, 0.9]))
    c_2 = let(choices([1.5, 1.1, 4.0]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    eta_max = published_step_limit(start, c_1, c_2)
    eta = share * eta_max
    losses = train(
        net.X,
        net.Y,
        (net.W_1, net.W_2),
        eta,
        steps=10,
        watch=lambda layers: loss(net.X, net.Y, *layers),
    )
    return dict(
        mu=start.mu,
        K=start.K,
        alpha_0=start.alpha_0,
        beta_0=start.beta_0,
        reach=start.reach,
        c_1=c_1,
        c_2=c_2,
        eta=eta,
        eta_max=eta_max,
        loss_t=losses[:-1],
        fall_t=-np.diff(losses) / losses[:-1],
    )
