"""Our reading of a printed constant, alpha_0, for as many outputs as inputs or not.

For n = m, and with the margin counted only in the layer that it can support, the theorem stands:
see linear_networks_keep_their_least_eigenvalue.
"""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.networks.linear import imbalance
from theorycheck.networks.linear_rates import eigenvalues, least_eigenvalue_as_printed
from theorycheck.strategies import matrices

alpha_0 = symbol("alpha_0", "least eigenvalue of tau by Table 2, as printed", nonnegative=True)
smallest = symbol("smallest", "sigma_2(W_1)^2 + sigma_1(W_2)^2 at the start", nonnegative=True)


@claim(
    source="our reading of Xu et al. 2023 (AISTATS), Theorem 3.1, at t = 0, X = I and c_1 = 1/2; "
    "not checked against the paper",
    then=smallest >= Rational(1, 2) * alpha_0,
    refuted_by="this catalogue: sigma_m(W_1) vanishes for n > m, so the margin supports one layer",
    witness=dict(
        W_1=np.array([[3.0, 0.0], [0.0, 0.0]]),
        W_2=np.array([[0.5], [0.0]]),
        Y=np.array([[1.5], [1 / 1024]]),
    ),
)
def the_printed_constant_of_linear_networks_holds_for_all_shapes(
    let, *, least=least_eigenvalue_as_printed
):
    """The printed constant, read literally for n different from m, bounds the least eigenvalue.

    The paper was not at hand when this was written: whether it means n = m there, or another least
    singular value of a rectangular matrix, is not known. What falls is a reading, not the paper.
    """
    W_1 = let(matrices(2, 2, -3, 3))
    W_2 = let(matrices(2, 1, -3, 3))
    Y = let(matrices(2, 1, -3, 3))
    error = Y - W_1 @ W_2
    margin = np.maximum(np.sqrt(np.sum(Y * Y)) - np.sqrt(np.sum(error * error)), 0)
    smallest = np.maximum(eigenvalues(W_1 @ W_1.T)[1], 0) + np.sum(W_2 * W_2)
    return dict(alpha_0=least(imbalance(W_1, W_2), margin, 2, 1), smallest=smallest)
