"""What the NTK parametrization is for: there the kernel changes less, the wider the network."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer_weights
from theorycheck.notation import m

change = symbol("change", "relative change of the tangent kernel during training", nonnegative=True)


@claim(
    source="Jacot, Gabriel & Hongler 2018; Huang & Yau 2020: 1/m for smooth activations",
    then=rate(E(change), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def tangent_kernels_freeze_in_the_ntk_parametrization(rng, trials, *, train=train_two_layer):
    """Trained on three examples in the NTK parametrization, a two-layer ReLU network changes its
    tangent kernel by O(1/sqrt(m)), here at least as fast as m^(-2/5).
    """
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([1, -1, 0.5])
    widths, changes = np.array([16, 64, 256]), []
    for size in widths:
        W, a = two_layer_weights(rng, 2, size, trials=trials)
        scale = size**-0.5
        path = train(X, y, W, a, 1 / 4, steps=20, scale=scale, watch=lambda now: now)
        before, after = (
            two_layer_ntk(X, layer, out, scale=scale)
            for layer, out in zip(path[0][[0, -1]], path[1][[0, -1]], strict=True)
        )
        sizes = (np.linalg.norm(K, axis=(1, 2)) for K in (after - before, before))
        changes.append(np.divide(*sizes))
    return dict(m=widths, change=np.stack(changes, axis=-1))
