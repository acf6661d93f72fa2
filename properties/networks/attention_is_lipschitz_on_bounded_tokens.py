"""How smooth attention is: on tokens of bounded length, by the length squared."""

import numpy as np
from sympy import Min, Rational, exp, sqrt

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
c = Min(sqrt(n), exp(q))


@claim(
    source="Castin, Ablin & Peyre 2024, How smooth is attention?; with the constant derived here",
    assume=[distance >= Rational(1, 2**20)],
    then=gap <= V * (c + q * (1 + c)) * distance,
    sharp=True,
    regime=[n >= 2, q >= Rational(1, 4)],
)
def attention_is_lipschitz_on_bounded_tokens(let, *, attend=dot_product_attention):
    """Self-attention of one head moves n tokens of length at most r at most |V| (c + q (1 + c))
    times as far as they are moved, where q = |QK| r^2 and c = min(sqrt(n), e^q).

    A token moves what is averaged (first term), its own query (second, through a covariance of at
    most r^2), and the keys (third, through a mean distance of at most r). c^2 bounds the sum of the
    weights that a token gets: each is at most e^q/(n e^-q).
    """
    n, d = let(log_sizes(1, 32)), let(log_sizes(1, 4))
    r, reach = let(log_reals(1 / 8, 64)), let(log_reals(1 / 4096, 1))
    W_QK, W_V = let(matrices(d, d)), let(matrices(d, d))
    X = let(matrices(n, d))
    if let(choices([True, False])):  # as far apart as can be
        X = np.where(X > 1 / 3, 1, np.where(X < -1 / 3, -1, 0 * X))
    X, Z = r * X, r * (X + reach * let(matrices(n, d)))
    gap2 = np.sum((attend(X, W_QK, W_V) - attend(Z, W_QK, W_V)) ** 2)
    radius = np.sqrt(np.max(np.sum(np.concatenate([X, Z]) ** 2, axis=1)))
    norms = dict(QK=spectral_norm_bound(W_QK), V=spectral_norm_bound(W_V), radius=radius)
    distance = np.sqrt(np.sum((X - Z) ** 2))
    return dict(n=n, gap=np.sqrt(gap2), distance=distance, **norms)
