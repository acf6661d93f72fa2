"""What the NTK parametrization is for: there the kernel changes less, the wider the network."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.kernels import two_layer_ntk
from theorycheck.networks import train_two_layer, two_layer_weights
from theorycheck.notation import m
from theorycheck.strategies.inputs import training_problems

change = symbol("change", "change of the tangent kernel in training, over |XX'|", nonnegative=True)


@claim(
    source="Jacot, Gabriel & Hongler 2018; Huang & Yau 2020: 1/m for smooth activations",
    then=rate(E(change), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def tangent_kernels_freeze_in_the_ntk_parametrization(let, rng, trials, *, train=train_two_layer):
    """Trained for 20 steps in the NTK parametrization on up to 32 points of the sphere, real
    ones and close pairs among them, a two-layer ReLU network changes its tangent kernel by
    O(1/sqrt(m)), here at least as fast as m^(-2/5).
    """
    X, y = let(training_problems((1, 8, 32)))
    widths, changes = np.array([16, 64, 256]), []
    for size in widths:
        W, a = two_layer_weights(rng, X.shape[1], size, trials=trials)
        scale = size**-0.5
        after = train(X, y, W, a, 1 / len(y) / 4, steps=20, scale=scale, watch="end")
        first, last = (two_layer_ntk(X, *now, scale=scale) for now in ((W, a), after))
        changes.append(frobenius_norm(last - first) / frobenius_norm(X @ X.T))
    return dict(m=widths, change=np.stack(changes, axis=-1))
