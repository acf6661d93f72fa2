"""Spectra that theory speaks of, and random matrices that have them exactly.

Spectra are arrays of numbers in decreasing order, their largest being 1; matrices are float64.
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]

_REFLECTIONS = 3


def power_law(d: int, exponent: float) -> Array:
    """j^-exponent for j = 1, ..., d: the capacity condition of kernel regression."""
    return np.arange(1, d + 1) ** -float(exponent)


def two_level(d: int, spikes: int, low: float) -> Array:
    """1 in `spikes` directions and `low` in the rest: a spiked covariance; 0 is rank-deficient."""
    return np.where(np.arange(d) < spikes, 1.0, low)


def geometric(d: int, condition: float) -> Array:
    """From 1 to 1/condition in equal ratios; 1/condition is left out where d = 1."""
    return np.asarray(condition ** -(np.arange(d) / max(d - 1, 1)))


def effective_penalty(spectrum: Array, n: int, penalty: float, *, halvings: int = 100) -> float:
    """Solve n - penalty/k = sum s/(s + k) for k: what ridge on n examples is in the population.

    The penalty is not scaled with n; it may be 0 for n < len(spectrum). Dobriban & Wager 2018.
    """
    low, high = penalty / n, (penalty + float(np.sum(spectrum))) / n
    for _ in range(halvings):
        k = (low + high) / 2
        is_large = n * k - penalty > k * np.sum(spectrum / (spectrum + k))
        low, high = (low, k) if is_large else (k, high)
    return high


def symmetric_matrices(
    rng: np.random.Generator, eigenvalues: Array, *, trials: int | None = None
) -> Array:
    """Draw symmetric matrices (..., d, d) with the given eigenvalues (..., d), turned at random.

    By three Householder similarities of the diagonal matrix, whose eigenvalues rounding leaves
    right to a few units; dense, but not uniform over all rotations (Haar).
    """
    d = eigenvalues.shape[-1]
    lead = np.broadcast_shapes(() if trials is None else (trials,), eigenvalues.shape[:-1])
    H = np.broadcast_to(eigenvalues[..., None] * np.eye(d), (*lead, d, d))
    for _ in range(_REFLECTIONS):
        v = rng.standard_normal((*lead, d))
        v /= np.sqrt(np.vecdot(v, v))[..., None]
        q = np.matvec(H, v)
        w = 2 * (q - np.vecdot(v, q)[..., None] * v)
        rank_one = w[..., :, None] * v[..., None, :]
        H = H - (rank_one + rank_one.mT)  # so added, it stays symmetric to the last bit
    return np.asarray(H)


def designs_with_singular_values(
    rng: np.random.Generator, n: int, values: Array, *, trials: int | None = None
) -> Array:
    """Draw matrices (..., n, d) with the given d <= n singular values (d,), some of which may be 0.

    The left singular vectors are uniform, the right ones the coordinate axes.
    Raises ValueError where n < d.
    """
    d = values.shape[-1]
    if n < d:
        raise ValueError(f"n={n}, {d} singular values: a matrix of n rows has at most n of them.")
    G = rng.standard_normal((n, d) if trials is None else (trials, n, d))
    return _orthonormalized(G) * values


def _orthonormalized(G: Array) -> Array:
    """Orthonormal columns that span those of a Gaussian matrix; tall ones are well-conditioned."""
    n, d = G.shape[-2:]
    if n < 4 * d:
        return np.linalg.qr(G)[0]
    return G @ np.linalg.inv(np.linalg.cholesky(G.mT @ G)).mT
