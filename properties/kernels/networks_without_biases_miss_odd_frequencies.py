"""Spectral bias at its extreme: odd frequencies above 1 are never learnt without biases."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.networks import train_two_layer, two_layer
from theorycheck.notation import n
from theorycheck.strategies import log_reals, matrices, reals, sizes, vectors

error = symbol("error", "squared error summed over the n inputs", nonnegative=True)


@claim(
    source="after Basri et al. 2019 and Bietti & Mairal 2019, whose kernel has no such frequencies",
    then=error >= n / 2,
    sharp=True,
)
def networks_without_biases_miss_odd_frequencies(let, *, train=train_two_layer):
    """On n equispaced points of the circle, n even, no two-layer ReLU network without biases,
    however wide and however trained, fits cos(k t + c) for an odd k from 3 to n/2 - 1 better than
    the constant 0 does: as f(x) - f(-x) is linear, the mean squared error is at least 1/2.

    Sines are NumPy's: decided in float64.
    """
    odd = 3 + 2 * let(sizes(0, 3))
    n = 2 * (odd + let(sizes(1, 9)))
    m, c, eta = let(sizes(1, 8)), let(reals(0, 6)), let(log_reals(2**-10, 1 / 4))
    W, a, steps = let(matrices(2, m)), let(vectors(m)), let(sizes(0, 20))
    angle = 2 * np.pi * np.arange(n) / n
    X, y = np.stack([np.cos(angle), np.sin(angle)], axis=1), np.cos(odd * angle + c)
    W, a = train(X, y, W, a, eta / (n * m), steps=steps, watch="end")
    return dict(n=n, error=np.sum((two_layer(X, W, a) - y) ** 2))
