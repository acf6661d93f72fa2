"""Least squares on random features of real data: the double-descent curve as a measurement."""

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.kernels.tangent import fourier_features, relu_features, sphere_directions
from theorycheck.learning import datasets
from theorycheck.learning.datasets import Dataset, subsets
from theorycheck.learning.estimators import pseudoinverse

Array: TypeAlias = NDArray[Any]


def scaled_inputs(data: Dataset, *, limit: float = 5.0) -> Array:
    """Inputs (n, d) cut off at `limit` deviations and divided by sqrt(d), so of norm about 1."""
    return np.clip(data.X, -limit, limit) / data.X.shape[-1] ** 0.5


@cache
def distinct_inputs(name: str) -> Array:
    """Scaled inputs of the data set of that name without repetitions (iris has one)."""
    rows = np.unique(scaled_inputs(getattr(datasets, name)()), axis=0)
    rows.flags.writeable = False
    return rows


def draw_features(
    rng: np.random.Generator, X: Array, N: int, kind: str, *, trials: int | None = None
) -> Array:
    """Map inputs (..., n, d) to N random features (..., n, N), nested in N.

    "relu" has max(w . (x, 1/2), 0) with w on the sphere; "fourier" sqrt(2) cos(1.5 w . x + b).
    """
    if kind == "relu":
        ones = np.full((*X.shape[:-1], 1), 0.5)
        X = np.concatenate([X, ones], axis=-1)
        return relu_features(X, sphere_directions(rng, X.shape[-1], N, trials=trials))
    lead = () if trials is None else (trials,)
    W = 1.5 * rng.standard_normal((*lead, X.shape[-1], N))
    return fourier_features(X, W, rng.uniform(0, 2 * np.pi, (*lead, N)))


def held_out_errors(
    rng: np.random.Generator,
    data: Dataset,
    targets: Array,
    n: int,
    sizes: Sequence[int],
    *,
    kind: str = "relu",
    unseen: int = 20,
    trials: int = 1,
) -> Array:
    """Mean squared errors on `unseen` rows after least squares on n others, one for each size.

    `targets` (rows, outputs) of the data set are fitted with the first N of max(sizes) random
    features, of minimum norm where not unique. Fresh splits and features in each of the trials,
    shape (trials, len(sizes)).
    """
    rows = subsets(rng, len(data.X), n + unseen, trials=trials)
    features = draw_features(rng, scaled_inputs(data)[rows], max(sizes), kind, trials=trials)
    Y = targets[rows]
    errors = []
    for N in sizes:
        seen, new = features[:, :n, :N], features[:, n:, :N]
        errors.append(np.mean((new @ minimum_norm(seen, Y[:, :n]) - Y[:, n:]) ** 2, axis=(-2, -1)))
    return np.stack(errors, axis=-1)


def minimum_norm(features: Array, Y: Array) -> Array:
    """Coefficients features^+ Y, through the Gram matrix where features are twice the examples.

    The Gram matrix squares the condition number, which is small that far from the peak.
    """
    n, N = features.shape[-2:]
    if 2 * n > N:
        return pseudoinverse(features) @ Y
    return features.mT @ (np.linalg.pinv(features @ features.mT, hermitian=True) @ Y)
