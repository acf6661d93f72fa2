"""Balancedness on real data: at trained networks a step moves it by squared gradients only."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks.deep import gradients
from theorycheck.notation import eta
from theorycheck.strategies import reals
from theorycheck.strategies.networks import trained_networks

drift = symbol("drift", "change of a hidden neuron's |in|^2 - |out|^2 in one step")
g_in = symbol("g_in", "squared norm of the gradient in its incoming weights", nonnegative=True)
g_out = symbol("g_out", "squared norm of the gradient in its outgoing weights", nonnegative=True)


@claim(
    source="Du, Hu & Lee 2018, Theorem 2.1, for gradient flow; for steps derived here",
    then=Eq(drift, eta**2 * (g_in - g_out)),
)
def trained_networks_stay_balanced_on_real_data(let, *, slopes=gradients):
    """One more gradient step on unseen real examples changes the balance |in|^2 - |out|^2 of
    every first-layer neuron of a trained network by eta^2 (|g_in|^2 - |g_out|^2), at any depth.
    """
    network, eta = let(trained_networks(unseen=2)), let(reals(0, 1))
    W, V, *rest = network.weights
    G, H, *_ = slopes(network.X, network.y[:, None], (W, V, *rest))

    def balance(into, out):
        return np.sum(into**2, axis=0) - np.sum(out**2, axis=1)

    drift = balance(W - eta * G, V - eta * H) - balance(W, V)
    return dict(eta=eta, drift=drift, g_in=np.sum(G**2, axis=0), g_out=np.sum(H**2, axis=1))
