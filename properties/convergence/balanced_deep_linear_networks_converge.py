"""Gradient descent on deep linear networks from a balanced start: the rate of Arora et al. 2019."""

import numpy as np
from numpy.linalg import norm
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.linear import loss, train
from theorycheck.notation import eta
from theorycheck.strategies import reals
from theorycheck.strategies.linear_networks import balanced_networks

depth = symbol("depth", "number of layers", integer=True, positive=True)
margin = symbol("margin", "sigma_min(Phi) - |W_0 - Phi|_F, the deficiency margin", positive=True)
size = symbol("size", "|Phi|_F, the norm of the target", positive=True)
decay = symbol("decay", "mean of log(L_s / L_{s+1}) over the first t steps", real=True)


@claim(
    source="Arora, Cohen, Golowich & Hu 2019 (ICLR), Theorem 1, on whitened data",
    assume=[
        eta * 6144 * depth**3 * size ** ((6 * depth - 4) / depth)
        <= margin ** ((4 * depth - 2) / depth)
    ],
    then=decay >= -log(1 - eta * margin ** (2 * (depth - 1) / depth)),
)
def balanced_deep_linear_networks_converge(let, *, descend=train):
    """Balanced layers that start closer to the target than any singular map converge linearly."""
    net = let(balanced_networks())
    share = let(reals(1 / 4, 1))
    depth, size = len(net.layers), norm(net.target)
    margin = norm(net.target, -2) - norm(net.start - net.target)
    eta = share * margin ** (4 - 2 / depth) / (6145 * depth**3 * size ** (6 - 4 / depth))
    X = np.eye(len(net.target))
    losses = descend(
        X, net.target, net.layers, eta, steps=10, watch=lambda W: loss(X, net.target, *W)
    )
    return dict(
        depth=depth, margin=margin, size=size, eta=eta, decay=np.log(losses[0] / losses[-1]) / 10
    )
