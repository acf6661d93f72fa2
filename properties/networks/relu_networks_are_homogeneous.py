"""Euler's identity for networks: every layer's weights and gradient have the output as product."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import relu
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.strategies import log_sizes, random_networks, sizes
from theorycheck.strategies.arrays import points

inner = symbol("inner", "scalar product of a layer's weights with the output's gradient in them")
output = symbol("output", "output of the network")


@claim(
    source="Euler; Du, Hu & Lee 2018, Lemma 2.1; Lyu & Li 2020",
    then=Eq(inner, output),
)
def relu_networks_are_homogeneous(let, *, activation=relu):
    """In a ReLU network without biases, however deep and wide, <W_l, df/dW_l> = f(x) for every
    layer l, so that <w, df/dw> = depth f.
    """
    d, hidden = let(log_sizes(1, 32)), let(sizes(1, 5))
    widest = 1024 if hidden == 1 else 64
    network = let(random_networks(d, width=(1, widest), hidden=(hidden, hidden)))
    X, weights = let(points(d))[None], network.weights
    Z = preactivations(X, weights, activation=activation)
    deltas = backpropagate(Z, 0 * Z[-1] + 1, weights, activation=activation)
    inputs = [X, *(activation(z) for z in Z[:-1])]
    parts = zip(weights, inputs, deltas, strict=True)
    inner = np.stack([np.sum(W * (h.T @ D)) for W, h, D in parts])
    return dict(inner=inner, output=Z[-1][0, 0])
