"""Another measure of a network's size: the path norm bounds its changes in the largest input."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks import path_norm
from theorycheck.networks.deep import forward
from theorycheck.strategies import log_sizes, random_networks, sizes
from theorycheck.strategies.arrays import points

gap = symbol("gap", "distance of two outputs", nonnegative=True)
widest = symbol("widest", "largest difference of an input", nonnegative=True)
paths = symbol("paths", "sum over all paths of the absolute weights' products", nonnegative=True)


@claim(
    source="Neyshabur, Tomioka & Srebro 2015, Norm-based capacity control",
    assume=[widest >= Rational(1, 2**10)],
    then=gap <= paths * widest,
    sharp=True,
)
def path_norms_bound_sensitivity(let, *, norm=path_norm):
    """A ReLU network with one output, of any depth and width and with any biases, changes it by at
    most its path norm times the largest change of an input.
    """
    d, hidden = let(log_sizes(1, 32)), let(sizes(1, 6))
    most = 1024 if hidden == 1 else 64
    network = let(random_networks(d, width=(1, most), hidden=(hidden, hidden)))
    biases = tuple(let(points(m)) for m in network.widths[1:])
    x, z = let(points(d)), let(points(d))
    output = forward(np.stack([x, z]), network.weights, biases)[:, 0]
    paths = norm(network.weights)
    return dict(gap=abs(output[0] - output[1]), widest=np.max(abs(x - z)), paths=paths)
