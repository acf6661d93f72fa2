"""Lazy, not still: with the width, single neurons freeze, but the weights as a whole do not."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.networks import antisymmetric, train_two_layer
from theorycheck.notation import m
from theorycheck.weights import two_layer_weights

moved = symbol("moved", "distance of all hidden weights to their start", nonnegative=True)


@claim(
    source="Lee et al. 2019; Jacot, Gabriel & Hongler 2018, section 5",
    then=rate(E(moved), m, start=16, slack=Rational(1, 4)) >= -Rational(1, 10),
)
def all_weights_together_do_not_freeze(rng, trials):
    """Trained on three examples in the NTK parametrization, a ReLU network moves its hidden weights
    by a distance that does not shrink with the width: it tends to sqrt(y'H^-1 y).
    """
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([0.5, -0.5, 0.25])
    widths, moves = np.array([16, 64, 256]), []
    how = {"steps": 12, "output_layer": False, "watch": lambda now: now[0]}
    for size in widths:
        W, a = antisymmetric(*two_layer_weights(rng, 2, size // 2, trials=trials))
        path = train_two_layer(X, y, W, a, 0.5, scale=size**-0.5, **how)
        moves.append(np.linalg.norm(path[-1] - W, axis=(1, 2)))
    return dict(m=widths, moved=np.stack(moves, axis=-1))
