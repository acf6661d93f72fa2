"""Gaussian designs with a few strong directions and many weak ones, without drawing the many."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]

_SMALL = 8  # rows of a triangle that is inverted at once


def wishart_root(rng: np.random.Generator, n: int, M: int, *, trials: int) -> Array:
    """Lower triangles L (trials, n, n) with LL' distributed as GG', G of n x M standard normals.

    Bartlett's decomposition, M >= n: chi-distributed diagonal, normal numbers below it.
    """
    if n > M:
        raise ValueError(f"n={n}, M={M}: Bartlett's decomposition needs at least n directions.")
    L = np.tril(rng.standard_normal((trials, n, n)), -1)
    diagonal = np.sqrt(rng.chisquare(M - np.arange(n), size=(trials, n)))
    return L + diagonal[:, :, None] * np.eye(n)


def interpolation_variance(
    rng: np.random.Generator, n: int, M: int, *, spikes: int, height: float, trials: int
) -> Array:
    """Excess risk (trials,) of minimum-norm interpolation of noise of variance 1.

    The covariance has `spikes` eigenvalues `height` and M eigenvalues 1: tr A^-1 X Sigma X' A^-1
    with A = XX', for n Gaussian examples.
    """
    Z = rng.standard_normal((trials, n, spikes))
    inverse = _inverse_of_lower(wishart_root(rng, n, M, trials=trials))
    V = inverse @ Z  # in the coordinates in which the junk's Gram matrix is the identity
    C = np.linalg.inv(np.eye(spikes) / height + V.mT @ V)
    lead, junk = inverse.mT @ V @ C, inverse - V @ (C @ (V.mT @ inverse))
    return np.asarray(np.sum(lead**2, axis=(-2, -1)) + np.sum(junk**2, axis=(-2, -1)))


def _inverse_of_lower(L: Array) -> Array:
    """Invert lower triangles (..., n, n) by halves, at a fraction of what a full inverse costs."""
    half = L.shape[-1] // 2
    if half < _SMALL:
        return np.linalg.inv(L)
    inverse = np.zeros_like(L)
    first, last = (_inverse_of_lower(L[..., k, k]) for k in (slice(half), slice(half, None)))
    inverse[..., :half, :half], inverse[..., half:, half:] = first, last
    inverse[..., half:, :half] = -last @ (L[..., half:, :half] @ first)
    return inverse
