"""Euler's identity for networks: every layer's weights and gradient have the output as product."""

from itertools import pairwise

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.networks import relu
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.strategies import matrices, sizes, vectors

inner = symbol("inner", "scalar product of a layer's weights with the output's gradient in them")
output = symbol("output", "output of the network")


@claim(
    source="Euler; Du, Hu & Lee 2018, Lemma 2.1; Lyu & Li 2020",
    then=Eq(inner, output),
)
def relu_networks_are_homogeneous(let, *, activation=relu):
    """In a ReLU network without biases, <W_l, df/dW_l> = f(x) for every layer l, so that <w,
    df/dw> = depth f.
    """
    depth = let(sizes(2, 3))
    widths = [let(sizes(1, 2)) for _ in range(depth)] + [1]
    weights = tuple(let(matrices(*shape)) for shape in pairwise(widths))
    X = let(vectors(widths[0]))[None]
    Z = preactivations(X, weights, activation=activation)
    deltas = backpropagate(Z, 0 * Z[-1] + 1, weights, activation=activation)
    inputs = [X, *(activation(z) for z in Z[:-1])]
    parts = zip(weights, inputs, deltas, strict=True)
    inner = np.stack([np.sum(W * (h.T @ D)) for W, h, D in parts])
    return dict(inner=inner, output=Z[-1][0, 0])
