"""Batch normalization of one neuron, and its gradient by hand."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def batch_normalized(X: Array, w: Array) -> Array:
    """Preactivations Xw less their mean, over their standard deviation; shape (n,)."""
    centered, deviation = _centered(X, w)
    return centered / deviation


def batch_normalized_gradient(X: Array, y: Array, w: Array) -> Array:
    """Gradient in w of |batch_normalized(X, w) - y|^2 / 2 (Ioffe & Szegedy 2015, section 3)."""
    centered, deviation = _centered(X, w)
    z = centered / deviation
    g = z - y
    n = len(y)
    inner = (g - np.sum(g) / n - z * (np.sum(g * z) / n)) / deviation
    return X.T @ inner


def _centered(X: Array, w: Array) -> tuple[Array, Any]:
    u = X @ w
    centered = u - np.sum(u) / len(u)
    return centered, np.sqrt(np.sum(centered * centered) / len(u))
