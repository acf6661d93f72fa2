"""The lazy regime: after training, the neuron that moved most has moved O(1/sqrt(m))."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.networks import antisymmetric, train_two_layer
from theorycheck.notation import m
from theorycheck.weights import two_layer_weights

moved = symbol("moved", "largest distance of a neuron to its start", nonnegative=True)


@claim(
    source="Du, Zhai, Poczos & Singh 2019; Lee et al. 2019",
    then=rate(E(moved), m, start=16, slack=Rational(1, 4)) <= -Rational(2, 5),
)
def single_neurons_freeze_with_width(rng, trials):
    """Trained on three examples in the NTK parametrization, the neuron of a ReLU network that
    moves most moves by O(1/sqrt(m)), here at least as fast as m^(-2/5).
    """
    X, y = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]]), np.array([0.5, -0.5, 0.25])
    widths, moves = np.array([16, 64, 256]), []
    for size in widths:
        W, a = antisymmetric(*two_layer_weights(rng, 2, size // 2, trials=trials))
        path = train_two_layer(
            X,
            y,
            W,
            a,
            0.5,
            steps=12,
            scale=size**-0.5,
            output_layer=False,
            watch=lambda now: now[0],
        )
        moves.append(np.max(np.linalg.norm(path[-1] - W, axis=1), axis=-1))
    return dict(m=widths, moved=np.stack(moves, axis=-1))
