"""Gradient descent on square two-layer linear networks with the step rule of Xu et al. 2023."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks.linear import gradients, loss
from theorycheck.networks.linear_rates import (
    Start,
    least_eigenvalue_as_printed,
    published_best_step,
    published_coefficients,
    published_factor,
    published_step_limit,
)
from theorycheck.strategies.linear_networks import initializations

fall = symbol("fall", "share of the loss that the next step removes", real=True)
certified = symbol("certified", "share that the theorem certifies at that step", real=True)


@claim(
    source="Xu, Min, Tarmoun, Mallada & Vidal 2023 (AISTATS), Proposition 3.2 and Algorithm 1",
    then=fall >= certified,
)
def linear_networks_follow_the_published_step_rule(let, *, least=least_eigenvalue_as_printed):
    """With as many inputs as outputs, each step that minimizes the certified factor achieves it.

    The factor is 1 - a_1 eta + a_2 eta^2 + a_3 eta^3 + a_4 eta^4 of Table 2, at c_1 = 1/2 and
    c_2 = 3/2, minimized over steps up to eta_max.
    """
    net = let(initializations(square=True))
    X, Y, W = net.X, net.Y, (net.W_1, net.W_2)
    start = Start(X, Y, *W, least)
    limit = published_step_limit(start, 0.5, 1.5)
    certified, losses = [], [start.loss_0]
    for _ in range(6):
        a = published_coefficients(start, 0.5, 1.5, losses[-1])
        eta = published_best_step(a, limit)
        certified.append(1 - published_factor(a, eta))
        W = tuple(w - eta * g for w, g in zip(W, gradients(X, Y, *W), strict=True))
        losses.append(loss(X, Y, *W))
    return dict(fall=-np.diff(losses) / losses[:-1], certified=certified)
