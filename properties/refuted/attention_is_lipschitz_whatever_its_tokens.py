"""Believed of attention because softmax is Lipschitz, and false: so is the layer."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import spectral_norm_bound
from theorycheck.networks import dot_product_attention
from theorycheck.notation import n
from theorycheck.strategies import log_reals, matrices, sizes

gap = symbol("gap", "distance of the outputs, as matrices", nonnegative=True)
distance = symbol("distance", "distance of two rows of n tokens, as matrices", nonnegative=True)
QK = symbol("QK", "spectral norm of the query-key matrix", nonnegative=True)
V = symbol("V", "spectral norm of the value matrix", nonnegative=True)

LONGEST = 32  # half of a token


@claim(
    refuted_by="Kim, Papamakarios & Mnih 2021, The Lipschitz constant of self-attention",
    assume=[distance >= Rational(1, 2**20)],
    then=gap <= V * (sqrt(n) + QK * (1 + sqrt(n))) * distance,
)
def attention_is_lipschitz_whatever_its_tokens(let, *, attend=dot_product_attention):
    """Self-attention of one head is Lipschitz, with a constant of its weights and the number of
    tokens: the one that it has on tokens of length 1.
    """
    n, size = let(sizes(2, 4)), let(log_reals(1 / 64, LONGEST))
    reach = let(log_reals(1 / 4096, 1))
    W_QK, W_V = let(matrices(1, 1)), let(matrices(1, 1))
    X = size * let(matrices(n, 1))
    Z = X + reach * size * let(matrices(n, 1))
    gap2 = np.sum((attend(X, W_QK, W_V) - attend(Z, W_QK, W_V)) ** 2)
    norms = dict(QK=spectral_norm_bound(W_QK), V=spectral_norm_bound(W_V))
    return dict(n=n, gap=np.sqrt(gap2), distance=np.sqrt(np.sum((X - Z) ** 2)), **norms)
