"""How smooth attention is: on tokens of bounded length, by the length squared."""

import numpy as np
from sympy import Max, Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import dot_product_attention
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, log_sizes, matrices

gap = symbol("gap", "distance of the outputs, as matrices", nonnegative=True)
distance = symbol("distance", "distance of two rows of n tokens, as matrices", nonnegative=True)
radius = symbol("radius", "length of the longest token", nonnegative=True)
QK = symbol("QK", "spectral norm of the query-key matrix", nonnegative=True)
V = symbol("V", "spectral norm of the value matrix", nonnegative=True)

q = QK * radius**2  # largest logit


def focused(let, n):
    """Draw where keys matter most: all tokens attend to two alike, which are far apart."""
    height, r = let(log_reals(1 / 16, 3 / 4)), let(log_reals(1 / 8, 64))
    across = np.sqrt(1 - height**2)
    X = r * np.array([(across, height), (-across, height), *[(across, -height)] * (n - 2)])
    moves = np.zeros((n, 2))
    moves[:2, 1] = 1, -1
    W_QK = let(log_reals(1 / 64, 64)) * np.outer([1, 0], [0, 1])
    return X, moves, W_QK, np.diag([1.0, 0.0])


def drawn(let, n):
    """Draw tokens and their moves, and both matrices."""
    d, scale = let(log_sizes(1, 4)), let(log_reals(1 / 8, 64))
    W_QK, W_V = let(log_reals(1 / 64, 64)) * let(matrices(d, d)), let(matrices(d, d))
    X, moves = let(matrices(n, d)), let(matrices(n, d))
    if let(choices([True, False])):  # as far apart as can be
        X = np.where(X > 1 / 3, 1, np.where(X < -1 / 3, -1, 0 * X))
    return scale * X, moves, W_QK, W_V


@claim(
    source="Castin, Ablin & Peyre 2024, How smooth is attention?; with the constants derived here",
    assume=[distance >= Rational(1, 2**20)],
    then=gap <= V * (q + sqrt(n) * Max(1, (1 + q) / sqrt(2))) * distance,
    sharp=True,
    regime=[n >= 2, q >= Rational(1, 4)],
)
def attention_is_lipschitz_on_bounded_tokens(let, *, attend=dot_product_attention):
    """Self-attention of one head moves n tokens of length at most r at most
    |V| (q + sqrt(n) max(1, (1 + q)/sqrt 2)) times as far as they are moved, where q = |QK| r^2.

    A move of a token moves its own query, and its output at rate q, as a covariance is at most r^2;
    and it moves what all average, with the weights. Of weights p_j, moves of squares that sum up to
    1 move an average at rate sqrt(sum of p_j^2 (1 + q |x_j - mean|/r)^2) at most: most where two
    tokens r apart from their mean share the weight, or one has all.
    """
    n, is_focused = let(log_sizes(1, 256)), let(choices([False, True]))
    X, moves, W_QK, W_V = (focused if is_focused and n > 1 else drawn)(let, n)
    longest = np.sqrt(np.max(np.sum(X * X, axis=1)))
    Z = X + let(log_reals(2**-16, 1)) * longest * moves
    gap2 = np.sum((attend(X, W_QK, W_V) - attend(Z, W_QK, W_V)) ** 2)
    radius = np.sqrt(np.max(np.sum(np.concatenate([X, Z]) ** 2, axis=1)))
    norms = dict(QK=spectral_norm_bound(W_QK), V=spectral_norm_bound(W_V), radius=radius)
    distance = np.sqrt(np.sum((X - Z) ** 2))
    return dict(n=n, gap=np.sqrt(gap2), distance=distance, **norms)
