"""Neural collapse: what cross-entropy can reach with features and weights of given size."""

import numpy as np
from sympy import exp, log, sqrt

from theorycheck import claim, symbol
from theorycheck.networks.losses import log_softmax
from theorycheck.strategies import choices, log_reals, matrices, sizes, vectors

loss = symbol("loss", "mean cross-entropy in nats", nonnegative=True)
K = symbol("K", "number of classes", integer=True, positive=True)
w2 = symbol("w2", "mean squared norm of the classes' weights", nonnegative=True)
h2 = symbol("h2", "mean squared norm of the examples' features", nonnegative=True)


@claim(
    source="Lu & Steinerberger 2022; Graf, Hofer, Niethammer & Kwitt 2021, for norms bounded by "
    "their means",
    then=loss >= log(1 + (K - 1) * exp(-K * sqrt(w2 * h2) / (K - 1))),
    sharp=True,
)
def cross_entropy_is_least_at_a_simplex(let, *, log_probabilities=log_softmax):
    """Whatever features h and linear classifier w, b a network has for K classes of equally many
    examples, its mean cross-entropy is at least log(1 + (K - 1) exp(-K |w||h|/(K - 1))), in root
    mean squares; with equality where all features of a class are one corner of a simplex and its
    weights point there.
    """
    K, n, noise = let(sizes(2, 6)), let(sizes(1, 8)), let(choices([0, 1]))
    corners = K * np.eye(K, dtype=int) - 1
    W = let(log_reals(1 / 16, 1)) * corners + noise * let(matrices(K, K))
    H = let(log_reals(1 / 16, 1)) * np.repeat(corners, n, axis=0) + noise * let(matrices(K * n, K))
    b = noise * let(vectors(K))
    labels = np.repeat(np.arange(K), n)
    loss = -np.sum(log_probabilities(H @ W.T + b)[np.arange(K * n), labels]) / (K * n)
    w2, h2 = np.sum(W**2) / K, np.sum(H**2) / (K * n)
    return dict(K=K, loss=loss, w2=w2, h2=h2)
