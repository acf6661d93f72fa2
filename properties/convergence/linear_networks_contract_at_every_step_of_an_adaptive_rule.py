"""Gradient descent on two-layer linear networks with a step size that follows the curvature."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients, loss
from theorycheck.networks.linear_notation import mu
from theorycheck.networks.linear_rates import own_adaptive_step, tau_eigenvalues
from theorycheck.notation import eta
from theorycheck.strategies.linear_networks import initializations

smallest = symbol("smallest", "sigma_min(W_1)^2 + sigma_min(W_2)^2 after t steps", nonnegative=True)
fall = symbol("fall", "share of the loss that the next step removes", real=True)


@claim(
    source="derived here; compare Xu et al. 2023 (AISTATS), Algorithm 1",
    then=fall >= (1 - Rational(1, 10**5)) * eta * mu * smallest,
)
def linear_networks_contract_at_every_step_of_an_adaptive_rule(let, *, choose=own_adaptive_step):
    """If eta_t is 1 over the local curvature, step t removes the share eta_t mu lambda_min.

    This is checked to five digits: near a solution, a scalar network attains it.
    """
    net = let(initializations())
    X, Y, W = net.X, net.Y, (net.W_1, net.W_2)
    etas, smallest, losses = [], [], [loss(X, Y, *W)]
    while len(etas) < 6 and losses[-1] > 1e-4 * losses[0]:
        etas.append(choose(X, Y, *W))
        smallest.append(tau_eigenvalues(*W)[0])
        W = tuple(w - etas[-1] * g for w, g in zip(W, gradients(X, Y, *W), strict=True))
        losses.append(loss(X, Y, *W))
    fall = -np.diff(losses) / losses[:-1]
    mu = np.linalg.norm(X, -2) ** 2
    return dict(mu=mu, eta=etas, smallest=smallest, fall=fall)
