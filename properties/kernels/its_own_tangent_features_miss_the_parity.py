"""What training adds: the parity network's own tangent features leave most of the error."""

import itertools

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import p
from theorycheck.strategies.networks import balanced_signs, parity_networks

error = symbol("error", "best error of a linear fit of its 113 tangent features", nonnegative=True)
F = symbol("F", "number of parities of three of the twelve signs", integer=True, positive=True)


@claim(
    source="Allen-Zhu & Li 2019; fixed_features_cannot_fit_many_orthogonal_targets",
    then=error >= 1 - p / F,
)
def its_own_tangent_features_miss_the_parity(let):
    """Linear combinations of the 113 derivatives of a network of width 8, even at its trained
    weights, leave a mean squared error of 1 - 113/220 or more on average over the parities.

    Least squares is LAPACK's: decided in float64.
    """
    network, X = let(parity_networks()), balanced_signs()
    (W, a), (b, _) = network.weights, network.biases
    Z = np.asarray(X @ W + b, dtype=float)
    slopes = (Z > 0) * np.asarray(a[:, 0], dtype=float)
    inputs = (X[:, :, None] * slopes[:, None]).reshape(len(X), -1)
    features = np.concatenate([inputs, slopes, np.maximum(Z, 0), np.ones((len(X), 1))], axis=1)
    triples = list(itertools.combinations(range(12), 3))
    parities = np.prod(X[:, triples], axis=2) / len(X) ** 0.5
    basis, spread, _ = np.linalg.svd(features, full_matrices=False)
    kept = basis[:, spread > 1e-9 * spread[0]].T @ parities
    return dict(error=1 - np.sum(kept**2) / len(triples), p=features.shape[1], F=len(triples))
