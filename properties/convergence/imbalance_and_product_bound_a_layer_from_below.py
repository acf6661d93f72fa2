"""The least singular value of a layer, from the imbalance and the product of both layers."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import two_layers
from theorycheck.networks.linear import imbalance
from theorycheck.networks.linear_rates import eigenvalues, positive_part

least = symbol("least", "sigma_m(W_2)^2", nonnegative=True)
above = symbol(
    "above", "positive part of the largest eigenvalue of the imbalance", nonnegative=True
)
below = symbol(
    "below", "positive part of the m-th largest eigenvalue of minus it", nonnegative=True
)
s_sq = symbol("s_sq", "sigma_m(W_1 W_2)^2", nonnegative=True)


@claim(
    source="Min et al. 2022, Lemma 8; Xu et al. 2023 (AISTATS), Lemma C.4",
    then=least >= (below - above + sqrt((above + below) ** 2 + 4 * s_sq)) / 2,
    sharp=True,
)
def imbalance_and_product_bound_a_layer_from_below(let):
    """For layers W_1 (n, h), W_2 (h, m), sigma_m(W_2)^2 is at least what a pair of numbers leaves.

    With more outputs than inputs, m > n, the product supports nothing: s_sq = 0.
    """
    W_1, W_2 = two_layers(let)
    n, m = len(W_1), W_2.shape[1]
    D, W = imbalance(W_1, W_2), W_1 @ W_2
    return dict(
        least=eigenvalues(W_2.T @ W_2)[m - 1],
        above=positive_part(eigenvalues(D), 1),
        below=positive_part(eigenvalues(-D), m),
        s_sq=np.maximum(eigenvalues(W.T @ W)[m - 1], 0) * int(m <= n),
    )
