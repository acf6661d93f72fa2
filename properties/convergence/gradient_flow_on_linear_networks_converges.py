"""Gradient flow on two-layer linear networks: the rate from imbalance and margin."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import start_of
from theorycheck.networks.linear import gradients
from theorycheck.networks.linear_flow import gradient_flow
from theorycheck.networks.linear_notation import alpha_0, mu
from theorycheck.networks.linear_rates import least_eigenvalue
from theorycheck.strategies import log_reals
from theorycheck.strategies.network_starts import initializations

rate = symbol("rate", "log(L(0) / L(t)) / t of the excess loss L, at time t", real=True)


@claim(
    source="Tarmoun, Franca, Haeffele & Vidal 2021; Min, Tarmoun, Vidal & Mallada 2021 (imbalance) "
    "and Min, Vidal & Mallada 2022 (with margin); corrected for n != m here",
    assume=[alpha_0 * mu >= Rational(1, 2**20)],
    then=rate >= (1 - Rational(1, 10**5)) * 2 * mu * alpha_0,
    sharp=True,
)
def gradient_flow_on_linear_networks_converges(let, *, least=least_eigenvalue):
    """From any start with imbalance or margin, the loss falls at least like exp(-2 mu alpha_0 t).

    The flow is integrated to five digits, for up to 8 times 1/(K beta_0).
    """
    net = let(initializations())
    start = start_of(net, least)
    time = let(log_reals(1 / 4, 8)) / (start.K * start.beta_0)
    W = net.W_1, net.W_2
    path = gradient_flow(lambda now: gradients(net.X, net.Y, *now), W, time, steps=60)
    losses = start.excess(*path)[[0, 6, 20, 60]]
    rate = np.log(losses[0] / losses[1:]) / (time * np.array([0.1, 1 / 3, 1]))
    return dict(mu=start.mu, alpha_0=start.alpha_0, rate=rate)
