"""Trained networks are simple between examples: pieces by the sum of widths, not the product."""

import numpy as np
from sympy import And, Rational

from theorycheck import P, claim, symbol
from theorycheck.experiments.network_descent import draw_split
from theorycheck.networks import he_weights, pieces_of_random_networks
from theorycheck.networks.deep import forward, train

pieces = symbol("pieces", "affine pieces on the segment between two examples", positive=True)
unlearnt = symbol("unlearnt", "share of labels that are wrong after training", nonnegative=True)

N, WIDTH = 30, 16  # examples; neurons of each of two hidden layers


@claim(
    source="Hanin & Rolnick 2019, Complexity of linear regions in deep networks, on what training "
    "keeps; measured here",
    then=P(And(pieces <= 2 * WIDTH, unlearnt <= 0)) >= Rational(3, 4),
)
def networks_that_memorize_have_few_pieces(
    rng, trials, *, descend=train, count=pieces_of_random_networks
):
    """ReLU networks with two hidden layers of 16 neurons, trained by gradient descent until they
    know the random labels of 30 small images by heart, are affine in at most 32 pieces between two
    of these images, as many as they have neurons, where 17^2 are possible: in three draws of four.
    """
    split = draw_split(rng, N, flipped=0.5, trials=trials)
    X, Y = 2 * split.X, split.y[..., None]
    start = he_weights(rng, [X.shape[-1], WIDTH, WIDTH, 1], trials=trials)
    start = tuple(W.astype(np.float32) for W in start)
    biases = tuple(0 * W[:, 0] for W in start)
    layers = descend(X, Y, start, np.float32(0.3), steps=400, biases=biases, watch="end")
    (W, V, A), (b, c, e) = layers[:3], layers[3:]
    wrong = forward(X, (W, V, A), (b, c, e)) * Y <= 0
    line = ((X[:, 1] - X[:, 0])[:, None] @ W, (X[:, :1] @ W)[:, 0] + b)
    ends = np.zeros(trials), np.ones(trials)
    return dict(pieces=count([line, (V, c)], *ends), unlearnt=np.mean(wrong, axis=(1, 2)))
