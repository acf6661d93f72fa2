"""What training does once examples are fitted: the margin over the norm of the weights grows."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.deep import forward, gradients
from theorycheck.networks.losses import exponential
from theorycheck.strategies import log_reals, log_sizes, matrices, random_networks, sizes

loss = symbol("loss", "sum of the examples' exponential losses", positive=True)
slope2 = symbol("slope2", "squared norm of its gradient", nonnegative=True)
norm2 = symbol("norm2", "squared norm of all weights", nonnegative=True)
growth = symbol("growth", "half the rate at which the flow changes norm2", real=True)
depth = symbol("depth", "number of layers", integer=True, positive=True)


@claim(
    source="Lyu & Li 2020, Gradient descent maximizes the margin of homogeneous neural networks",
    assume=[loss < 1],
    then=depth * growth * loss * log(1 / loss) <= slope2 * norm2,
    sharp=True,
)
def gradient_flow_raises_the_margin_of_homogeneous_networks(let, *, slopes=gradients):
    """Where the exponential loss of a ReLU network of L layers is below 1, gradient flow does not
    lower the smoothed margin log(1/loss) / |w|^L.

    Its logarithm changes at the rate slope2/(loss log(1/loss)) - L growth/norm2.
    """
    d, n, hidden = let(sizes(1, 8)), let(log_sizes(1, 16)), let(sizes(1, 4))
    widest = 256 if hidden == 1 else 24
    network = let(random_networks(d, width=(1, widest), hidden=(hidden, hidden)))
    X, largest = let(matrices(n, d)), let(log_reals(1 / 4, 32))  # margin
    *first, last = network.weights
    f = forward(X, network.weights)
    c = largest / (np.max(abs(f)) if np.any(f != 0) else 1)
    f, weights = c * f, (*first, c * last)
    y = np.where(f >= 0, 1, -1)  # fitted, by margins of any size
    g = [n * G for G in slopes(X, y, weights, loss=exponential)]
    pairs = list(zip(weights, g, strict=True))
    values = dict(
        loss=np.sum(exponential(f, y)),
        slope2=sum(np.sum(G**2) for G in g),
        norm2=sum(np.sum(W**2) for W in weights),
        growth=-sum(np.sum(W * G) for W, G in pairs),
    )
    return dict(depth=hidden + 1, **values)
