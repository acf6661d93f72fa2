"""How smooth attention is: on tokens of bounded length, by the length squared."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import dot_product_attention
from theorycheck.notation import n
from theorycheck.strategies import log_reals, log_sizes, matrices

gap = symbol("gap", "distance of the outputs, as matrices", nonnegative=True)
distance = symbol("distance", "distance of two rows of n tokens, as matrices", nonnegative=True)
radius = symbol("radius", "length of the longest token", nonnegative=True)
QK = symbol("QK", "spectral norm of the query-key matrix", nonnegative=True)
V = symbol("V", "spectral norm of the value matrix", nonnegative=True)


@claim(
    source="Castin, Ablin & Peyre 2024, How smooth is attention?; with the constant derived here",
    assume=[distance >= Rational(1, 2**20)],
    then=gap <= V * (sqrt(n) + QK * radius**2 * (1 + sqrt(n))) * distance,
    regime=[n >= 2, QK * radius**2 >= Rational(1, 4)],
)
def attention_is_lipschitz_on_bounded_tokens(let, *, attend=dot_product_attention):
    """Self-attention of one head moves n tokens of length at most r at most |V| (sqrt(n) + |QK| r^2
    (1 + sqrt(n))) times as far as they are moved.

    A token moves what is averaged (first term), its own query (second, through a covariance of at
    most r^2), and the keys (third, through a mean distance of at most r).
    """
    n, d = let(log_sizes(1, 8)), let(log_sizes(1, 4))
    r, reach = let(log_reals(1 / 8, 64)), let(log_reals(1 / 4096, 1))
    W_QK, W_V = let(matrices(d, d)), let(matrices(d, d))
    X = r * let(matrices(n, d))
    Z = X + reach * r * let(matrices(n, d))
    gap2 = np.sum((attend(X, W_QK, W_V) - attend(Z, W_QK, W_V)) ** 2)
    radius = np.sqrt(np.max(np.sum(np.concatenate([X, Z]) ** 2, axis=1)))
    norms = dict(QK=spectral_norm_bound(W_QK), V=spectral_norm_bound(W_V), radius=radius)
    distance = np.sqrt(np.sum((X - Z) ** 2))
    return dict(n=n, gap=np.sqrt(gap2), distance=distance, **norms)
