"""Gradient descent on two-layer linear networks: our own linear rate, with far larger steps.

Proof: while the loss falls and eta times the local curvature is at most 1, the imbalance drifts by
at most 2 eta (L_0 - L_t) in all, so the least eigenvalue of tau loses at most 4 eta L_0.
"""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import claim, symbol
from theorycheck.networks.linear import loss, train
from theorycheck.networks.linear_notation import K, alpha_0, beta_0, loss_0, mu
from theorycheck.networks.linear_rates import Start, least_eigenvalue, own_step_limit
from theorycheck.notation import eta
from theorycheck.strategies import choices, reals
from theorycheck.strategies.linear_networks import initializations

c = symbol("c", "share of alpha_0 that is kept, below 1", positive=True)
decay = symbol("decay", "mean of log(L_s / L_{s+1}) over the first t steps", real=True)

top = beta_0 + 4 * eta * loss_0
curvature = sqrt(2 * K * loss_0) + K * (sqrt(top) + eta * sqrt(2 * K * top * loss_0) / 2) ** 2


@claim(
    source="derived here, after Xu et al. 2023 (AISTATS) and Min et al. 2021",
    assume=[
        eta * curvature <= 1,
        4 * eta * loss_0 <= (1 - c) * alpha_0,
        loss_0 >= Rational(1, 2**20),
    ],
    then=decay >= -log(1 - eta * mu * c * alpha_0),
)
def linear_networks_converge_with_large_steps(let, *, least=least_eigenvalue):
    """With finite width and steps, the loss falls by 1 - eta mu c alpha_0 at every step."""
    net = let(initializations(spare=58))
    c = let(choices([0.5, 0.25, 0.9]))
    share = let(reals(1 / 4, 1))
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    eta = 0.999 * share * own_step_limit(start, c)
    losses = train(
        net.X,
        net.Y,
        (net.W_1, net.W_2),
        eta,
        steps=12,
        watch=lambda layers: loss(net.X, net.Y, *layers),
    )
    steps = np.array([1, 2, 6, 12])
    return dict(
        mu=start.mu,
        K=start.K,
        alpha_0=start.alpha_0,
        beta_0=start.beta_0,
        c=c,
        eta=eta,
        loss_0=start.loss_0,
        decay=np.log(losses[0] / np.maximum(losses[steps], 1e-16 * losses[0])) / steps,
    )
