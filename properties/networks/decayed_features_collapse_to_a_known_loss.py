"""Neural collapse under squared error: the least loss of free features and weights with decay."""

import numpy as np
from sympy import Max, sqrt

from theorycheck import claim, symbol
from theorycheck.strategies import choices, log_reals, matrices, sizes

loss = symbol("loss", "half the mean squared error, and the penalties", nonnegative=True)
K = symbol("K", "number of classes", integer=True, positive=True)
n = symbol("n", "number of examples of each class", integer=True, positive=True)
lam_W = symbol("lam_W", "weight decay of the classifier", positive=True)
lam_H = symbol("lam_H", "weight decay of the features", positive=True)

root = sqrt(lam_W * lam_H)
s = Max(sqrt(n) - K * n * root, 0)


@claim(
    source="Tirer & Bruna 2022, Extended unconstrained features model; value derived here",
    then=loss >= K * ((s - sqrt(n)) ** 2 / (2 * K * n) + root * s),
    sharp=True,
)
def decayed_features_collapse_to_a_known_loss(let):
    """For K classes of n examples with one-hot targets Y, |H W - Y|^2/(2 K n) + lam_H |H|^2/2 +
    lam_W |W|^2/2 is at least K ((s - sqrt(n))^2/(2 K n) + s root), root^2 = lam_W lam_H, s =
    max(sqrt(n) - K n root, 0): reached by features that are equal within each class and orthogonal
    between classes.

    For a given product HW the penalties are at least root times its nuclear norm; s is the singular
    value of Y, sqrt(n), after soft thresholding.
    """
    K, n, p, noise = let(sizes(1, 5)), let(sizes(1, 6)), let(sizes(1, 6)), let(choices([0, 1]))
    lam_W, lam_H = let(log_reals(1 / 256, 1)), let(log_reals(1 / 256, 1))
    Y = np.repeat(np.eye(K, dtype=int), n, axis=0)
    share = np.maximum(1 - K * np.sqrt(n * lam_W * lam_H), 0)  # of Y that is fitted
    small, large = (np.sqrt(share * np.sqrt(q)) for q in (lam_W / (n * lam_H), n * lam_H / lam_W))
    H = small * Y @ np.eye(K, p, dtype=int) + noise * let(matrices(K * n, p))
    W = large * np.eye(p, K, dtype=int) + noise * let(matrices(p, K))
    penalties = lam_W * np.sum(W**2) + lam_H * np.sum(H**2)
    loss = (np.sum((H @ W - Y) ** 2) / (K * n) + penalties) / 2
    return dict(K=K, n=n, lam_W=lam_W, lam_H=lam_H, loss=loss)
