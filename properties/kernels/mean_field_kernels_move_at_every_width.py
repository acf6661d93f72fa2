"""Leaving the kernel regime: in the mean-field parametrization the kernel moves at every width."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer_weights
from theorycheck.notation import m
from theorycheck.strategies.inputs import training_problems

change = symbol("change", "relative change of the tangent kernel in training", nonnegative=True)


@claim(
    source="Mei, Montanari & Nguyen 2018; Chizat & Bach 2018; Yang & Hu 2021",
    then=rate(E(change), m, start=32, slack=Rational(1, 4)) >= -Rational(1, 10),
)
def mean_field_kernels_move_at_every_width(let, rng, trials, *, train=train_two_layer):
    """Trained for 20 steps on up to eight points of the sphere, real ones among them, a two-layer
    ReLU network with outputs scaled by 1/m, and its step size by m, changes its tangent kernel by
    an amount, relative and cut off at 16, that does not vanish as the width grows.
    """
    X, y = let(training_problems())
    widths, changes = np.array([32, 96, 288]), []
    for size in widths:
        W, a = two_layer_weights(rng, X.shape[1], size, trials=trials)
        after = train(X, y, W, a, size / len(y) / 2, steps=20, scale=1 / size, watch="end")
        first, last = (two_layer_ntk(X, *now, scale=1 / size) for now in ((W, a), after))
        changes.append(frobenius_norm(last - first) / frobenius_norm(first))
    return dict(m=widths, change=np.minimum(np.stack(changes, axis=-1), 16))
