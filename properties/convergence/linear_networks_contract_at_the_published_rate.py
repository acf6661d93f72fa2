"""Gradient descent on two-layer linear networks: the per-step contraction of Xu et al. 2023.

It holds for every shape with the margin counted only in the layer that it can support; for as many
inputs as outputs that is the published constant.
"""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.experiments.rate_comparison import picture
from theorycheck.networks.linear import loss, train
from theorycheck.networks.linear_notation import (
    K,
    alpha_0,
    beta_0,
    c_1,
    c_2,
    eta_max,
    loss_t,
    mu,
    reach,
)
from theorycheck.networks.linear_rates import Start, least_eigenvalue, published_step_limit
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

fall_t = symbol("fall_t", "share of the loss that the next step removes", real=True)

slope = sqrt(2 * K * loss_t)
first = 2 * mu * reach * slope + K * mu * (c_2 * beta_0) ** 2
second = 2 * K * mu * c_2 * beta_0 * reach * slope
third = 2 * K**2 * mu * reach**2 * loss_t


@claim(
    source="Xu et al. 2023 (AISTATS), Theorem 3.2; corrected for n != m here",
    assume=[eta <= eta_max],
    then=fall_t >= 2 * c_1 * alpha_0 * mu * eta - first * eta**2 - second * eta**3 - third * eta**4,
    picture=picture,
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
    X, Y, W = net.X, net.Y, (net.W_1, net.W_2)
    losses = train(X, Y, W, eta, steps=10, watch=lambda layers: loss(X, Y, *layers))
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
