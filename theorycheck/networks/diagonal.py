"""Diagonal linear networks: x -> x (u^2 - v^2), with u and v of shape (..., d)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Pair: TypeAlias = tuple[Array, ...]


def slopes_of_a_diagonal_network(X: Array, y: Array) -> Callable[[Pair], Pair]:
    """Give the gradient in (u, v) of |X (u^2 - v^2) - y|^2 / 2, for X (n, d) and y (n,)."""

    def slopes(point: Pair) -> Pair:
        u, v = point
        pull = 2 * ((u * u - v * v) @ X.T - y) @ X
        return pull * u, -pull * v

    return slopes


def hypentropy(w: Array, alpha: Any) -> Array:
    """Sum alpha^2 q(w_i / alpha^2), q(z) = 2 - sqrt(4 + z^2) + z asinh(z / 2), over w (..., d).

    The potential of Ghai, Hazan & Singer 2020, in the form of Woodworth et al. 2020; float64 only.
    """
    z = np.abs(w) / alpha**2
    below = z * z / (2 + np.sqrt(4 + z * z))
    return np.asarray(alpha**2 * np.sum(z * np.arcsinh(z / 2) - below, axis=-1))
