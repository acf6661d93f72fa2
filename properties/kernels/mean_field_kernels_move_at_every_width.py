"""Leaving the kernel regime: in the mean-field parametrization the kernel moves at every width."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer_weights
from theorycheck.notation import m

change = symbol("change", "relative change of the tangent kernel during training", nonnegative=True)


@claim(
    source="Mei, Montanari & Nguyen 2018; Chizat & Bach 2018; Yang & Hu 2021",
    then=rate(E(change), m, start=16, slack=Rational(1, 4)) >= -Rational(1, 10),
)
def mean_field_kernels_move_at_every_width(rng, trials, *, train=train_two_layer):
    """On three examples, a two-layer ReLU network with outputs scaled by 1/m, and its step size by
    m, changes its tangent kernel in 20 steps by an amount, cut off at 16, that does not vanish as
    the width grows.
    """
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([1, -1, 0.5])
    widths, changes = np.array([16, 32, 64, 128]), []
    for size in widths:
        W, a = two_layer_weights(rng, 2, size, trials=trials)
        path = train(X, y, W, a, size / 4, steps=20, scale=1 / size, watch=lambda now: now)
        before, after = (
            two_layer_ntk(X, layer, out, scale=1 / size)
            for layer, out in zip(path[0][[0, -1]], path[1][[0, -1]], strict=True)
        )
        sizes = (np.linalg.norm(K, axis=(1, 2)) for K in (after - before, before))
        changes.append(np.divide(*sizes))
    return dict(m=widths, change=np.minimum(np.stack(changes, axis=-1), 16))
