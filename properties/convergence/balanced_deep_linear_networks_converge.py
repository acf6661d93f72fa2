"""Gradient descent on deep linear networks, nearly balanced at the start: Arora et al. 2019."""

import numpy as np
from numpy.linalg import norm
from sympy import log

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks.linear import imbalances, loss, product, train
from theorycheck.notation import eta
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.network_starts import nearly_balanced_networks

depth = symbol("depth", "number of layers", integer=True, positive=True)
margin = symbol("margin", "sigma_min(Phi) - |W_0 - Phi|_F, the deficiency margin", positive=True)
size = symbol("size", "|Phi|_F, the norm of the target", positive=True)
apart = symbol("apart", "largest |W_j'W_j - W_{j+1}W_{j+1}'|_F at the start", nonnegative=True)
decay = symbol("decay", "mean of log(L_s / L_{s+1}) over the first t steps", real=True)


@claim(
    source="Arora, Cohen, Golowich & Hu 2019 (ICLR), Theorem 1, on whitened data",
    assume=[
        256 * depth**3 * size ** ((2 * depth - 2) / depth) * apart <= margin**2,
        eta * 6144 * depth**3 * size ** ((6 * depth - 4) / depth)
        <= margin ** ((4 * depth - 2) / depth),
    ],
    then=decay >= -log(1 - eta * margin ** (2 * (depth - 1) / depth)),
)
def balanced_deep_linear_networks_converge(let, *, descend=train):
    """Layers nearly balanced, of any shape without a bottleneck, that start closer to the target
    than any map of deficient rank converge linearly.
    """
    net = let(nearly_balanced_networks())
    share = let(reals(1 / 4, 9 / 8))
    T = let(log_sizes(1, 200))
    N, Phi = len(net.layers), net.target
    size, margin = norm(Phi), norm(Phi, -2) - norm(product(*net.layers) - Phi)
    eta = share * margin ** (4 - 2 / N) / (6144 * N**3 * size ** (6 - 4 / N))
    X = np.eye(len(Phi))
    losses = descend(X, Phi, net.layers, eta, steps=T, watch=lambda W: loss(X, Phi, *W))
    return dict(
        depth=N,
        margin=margin,
        size=size,
        eta=eta,
        apart=max(float(frobenius_norm(D)) for D in imbalances(*net.layers)),
        decay=np.log(losses[0] / losses[1:]) / np.arange(1, T + 1),
    )
