"""Deep scalar networks, the loss (w_1 ... w_N - y)^2 / 2 of the product of N >= 2 numbers."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]

_ROUNDS = 20


def slopes_of_a_product(w: Array, y: Any) -> Array:
    """Give the gradient of the loss at w, shape (..., N)."""
    residual = np.prod(w, axis=-1, keepdims=True) - y
    return np.asarray(residual * _products_of_the_others(w))


def sharpness_at_a_minimum(w: Array) -> Array:
    """Give the largest eigenvalue of the Hessian where w_1 ... w_N = y, for w (..., N)."""
    return np.asarray(np.sum(_products_of_the_others(w) ** 2, axis=-1))


def sharpness_of_the_flows_minimum(w: Array, y: float) -> Array:
    """Give the sharpness of the minimum to which gradient flow from w (..., N) leads.

    The flow conserves w_i^2 - w_j^2 for every pair, so the squares there are those at w plus a
    number: the one that makes their product y^2, found by Newton's method, from below since the
    logarithm is concave; float64 only, for y > 0.
    """
    squares = np.array(w, dtype=float) ** 2
    gaps, N = squares - np.min(squares, axis=-1, keepdims=True), squares.shape[-1]
    most = gaps + y ** (2 / N)
    least = y ** (2 + 2 / N) / np.prod(most, axis=-1, keepdims=True)
    for _ in range(_ROUNDS):
        missing = 2 * np.log(y) - np.sum(np.log(gaps + least), axis=-1, keepdims=True)
        least = least + missing / np.sum(1 / (gaps + least), axis=-1, keepdims=True)
    return np.asarray(y**2 * np.sum(1 / (gaps + least), axis=-1))


def _products_of_the_others(w: Array) -> Array:
    N, found = w.shape[-1], np.ones_like(w)
    for k in range(N):
        for j in range(N):
            if j != k:
                found[..., k] = found[..., k] * w[..., j]
    return found
