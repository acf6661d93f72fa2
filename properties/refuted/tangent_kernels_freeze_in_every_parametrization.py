"""Quoted without its condition, and false so: a wide network's tangent kernel is constant."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer_weights
from theorycheck.notation import m

change = symbol("change", "relative change of the tangent kernel during training", nonnegative=True)

POWER = 1  # of the width, by which the output is divided


@claim(
    refuted_by="Chizat & Bach 2018; Mei, Montanari & Nguyen 2018; Yang & Hu 2021",
    then=rate(E(change), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def tangent_kernels_freeze_in_every_parametrization(rng, trials, *, train=train_two_layer):
    """As a two-layer network gets wider, its tangent kernel changes less and less in training,
    whatever power of the width scales its output: here 1, the mean-field parametrization.
    """
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([1, -1, 0.5])
    widths, changes = np.array([16, 64, 256]), []
    for size in widths:
        W, a = two_layer_weights(rng, 2, size, trials=trials)
        scale, step = float(size) ** -POWER, float(size) ** (2 * POWER - 1) / 4
        path = train(X, y, W, a, step, steps=20, scale=scale, watch=lambda now: now)
        before, after = (
            two_layer_ntk(X, layer, out, scale=scale)
            for layer, out in zip(path[0][[0, -1]], path[1][[0, -1]], strict=True)
        )
        sizes = (np.linalg.norm(K, axis=(1, 2)) for K in (after - before, before))
        changes.append(np.divide(*sizes))
    return dict(m=widths, change=np.stack(changes, axis=-1))
