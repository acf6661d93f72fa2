"""The risk of least squares on random ReLU features: of given ones exactly, and in its limit.

Inputs are N(0, I) in d dimensions, the N features have unit directions; the target is linear with
coefficients of any direction and unit length. A risk is (bias, variance per unit of noise).
"""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.kernels.tangent import relu_features

Array: TypeAlias = NDArray[Any]

_SLOPE2 = 1 / 4  # (E z relu(z))^2 of z ~ N(0, 1)
_REST2 = 1 / 4 - 1 / (2 * np.pi)  # what is neither constant nor linear in relu(z), in square


def random_feature_risk(X: Array, W: Array) -> tuple[Array, Array]:
    """Risk on new data after minimum-norm least squares at X (..., n, d) on relu(XW).

    W (..., d, N) has columns of norm 1; the bias is averaged over the target's direction.
    """
    features = relu_features(X, W)
    fit = _pseudoinverse(features)
    moments = _second_moments(W)
    linear = fit @ X
    cross = np.sum(linear * W.mT, axis=(-2, -1))  # E relu(w.x) x = w/2, twice in the square
    square = np.sum(linear * (moments @ linear), axis=(-2, -1))
    variance = np.sum(fit * (moments @ fit), axis=(-2, -1))
    return 1 + (square - cross) / X.shape[-1], variance


def limiting_random_feature_risk(p1: float, p2: float) -> tuple[float, float]:
    """Limit of the same for N = p1 d features and n = p2 d examples, d growing.

    Mei & Montanari 2022, the ridgeless case.
    """
    k, p = _REST2 / _SLOPE2, min(p1, p2)  # k is their 1/zeta^2, c their zeta^2 chi
    gap = p - 1 - k
    c = -(np.sqrt(gap**2 + 4 * k * p) + gap) / (2 * k)
    noise = c**2 * (k**2 * (c - 1) ** 3 + (2 * k + p1) * (c - 1) - (c + 1))
    both = p1 * p2 * (c - 1) ** 3 - p2 * c**2 * (c - 1) - noise
    return float(p2 * (c - 1) * (k * c**2 + p1) / both), float(noise / both)


def _second_moments(W: Array) -> Array:
    """E relu(w.x) relu(v.x) of all pairs of columns, x ~ N(0, I): the arc-cosine kernel."""
    cosines = np.clip(W.mT @ W, -1, 1)
    angles = np.arccos(cosines)
    return (np.sqrt(1 - cosines**2) + (np.pi - angles) * cosines) / (2 * np.pi)


def _pseudoinverse(features: Array) -> Array:
    """Invert through the smaller Gram matrix: far from N = n it is well conditioned.

    A feature that is active nowhere, or an input on which none is, stands alone there.
    """
    n, N = features.shape[-2:]
    if n > N:
        return np.linalg.solve(_filled(features.mT @ features), features.mT)
    return np.linalg.solve(_filled(features @ features.mT), features).mT


def _filled(gram: Array) -> Array:
    """Put ones where the diagonal is 0."""
    diagonal = np.einsum("...ii->...i", gram)
    return gram + np.eye(gram.shape[-1]) * (diagonal == 0)[..., None]
