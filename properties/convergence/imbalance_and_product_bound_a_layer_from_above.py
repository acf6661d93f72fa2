"""The largest singular value of a layer, from the imbalance and the product of both layers."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.experiments.linear_network_paths import two_layers
from theorycheck.networks.linear import imbalance
from theorycheck.networks.linear_rates import eigenvalues, positive_part

most = symbol("most", "sigma_max(W_2)^2", nonnegative=True)
below = symbol("below", "positive part of the largest eigenvalue of -D", nonnegative=True)
s_sq = symbol("s_sq", "sigma_max(W_1 W_2)^2", nonnegative=True)


@claim(
    source="Xu et al. 2023 (AISTATS), Lemma C.5",
    then=most <= (below + sqrt(below**2 + 4 * s_sq)) / 2,
    sharp=True,
)
def imbalance_and_product_bound_a_layer_from_above(let):
    """With D = W_1'W_1 - W_2 W_2', sigma_max(W_2)^2 is at most what a pair of numbers leaves."""
    W_1, W_2 = two_layers(let)
    W = W_1 @ W_2
    return dict(
        most=eigenvalues(W_2.T @ W_2)[0],
        below=positive_part(eigenvalues(-imbalance(W_1, W_2)), 1),
        s_sq=np.maximum(eigenvalues(W.T @ W)[0], 0),
    )
