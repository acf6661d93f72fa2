"""Gradient flow on two-layer linear networks: the rate from imbalance and margin."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.linear_notation import alpha_0, mu
from theorycheck.networks.linear_rates import Start, flow, least_eigenvalue
from theorycheck.strategies.linear_networks import initializations

rate = symbol("rate", "log(L(0) / L(t)) / t, at time t", real=True)


@claim(
    source="Min, Tarmoun, Vidal & Mallada 2021, arXiv:2105.06351; corrected for n != m here",
    then=rate >= (1 - Rational(1, 10**5)) * 2 * mu * alpha_0,
)
def gradient_flow_on_linear_networks_converges(let, *, least=least_eigenvalue):
    """From any start with imbalance or margin, the loss falls at least like exp(-2 mu alpha_0 t).

    The flow is integrated to five digits.
    """
    net = let(initializations())
    start = Start(net.X, net.Y, net.W_1, net.W_2, least)
    time = 1 / (start.K * start.beta_0)
    losses = flow(net.X, net.Y, (net.W_1, net.W_2), time)
    rate = np.log(losses[0] / losses[[3, 10, 30]]) / (time * np.array([0.1, 1 / 3, 1]))
    return dict(mu=start.mu, alpha_0=start.alpha_0, rate=rate)
