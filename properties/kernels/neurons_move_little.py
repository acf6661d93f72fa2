"""No single neuron of a wide network moves far: at most as the summed residuals over sqrt(m)."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import ntk_scale, train_two_layer, two_layer
from theorycheck.notation import eta, m
from theorycheck.strategies import choices, matrices, reals, sizes, vectors
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import training_problems
from theorycheck.strategies.networks import output_signs

moved = symbol("moved", "distance of a neuron to where it started", nonnegative=True)
X_norm = symbol("X_norm", "spectral norm of the inputs", nonnegative=True)
total = symbol("total", "sum of the residuals' norms over the steps so far", nonnegative=True)


@claim(
    source="Du, Zhai, Poczos & Singh 2019, proof of Lemma 3.3",
    then=moved <= eta * X_norm * total / sqrt(m),
    sharp=True,
)
def neurons_move_little(let, *, train=train_two_layer):
    """Under gradient descent on the hidden weights of m ReLU neurons with output weights -1 or 1
    over sqrt(m), each neuron is after any number of steps within eta |X| sum_t |r_t| / sqrt(m) of
    its start, for every step size.
    """
    if let(choices([True, True, True, False])):
        n, m, d = let(sizes(1, 3)), let(choices([1, 2, 3, 16, 256])), let(sizes(1, 3))
        X, y = let(matrices(n, d)), let(vectors(n))
    else:
        (X, y), m = let(training_problems((8, 32))), let(choices([64, 1024]))
    W, a, eta = let(gaussian_like_designs(X.shape[1], m)), let(output_signs(m)), let(reals(0, 1))
    scale = ntk_scale(W)
    path, _ = train(X, y, W, a, eta, steps=let(sizes(1, 8)), scale=scale, output_layer=False)
    residuals = np.stack([two_layer(X, weights, a, scale=scale) - y for weights in path[:-1]])
    total = np.cumsum(np.sqrt(np.sum(residuals**2, axis=1)))
    moved = np.sqrt(np.sum((path[1:] - W) ** 2, axis=1))
    return dict(m=m, eta=eta, X_norm=spectral_norm_bound(X), total=total[:, None], moved=moved)
