"""Diagonal linear networks: x -> x (u^2 - v^2), with u and v of shape (..., d)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Pair: TypeAlias = tuple[Array, ...]


def slopes_of_a_diagonal_network(
    X: Array, y: Array, slope: Callable[[Array], Array] = np.asarray
) -> Callable[[Pair], Pair]:
    """Give the gradient in (u, v) of a loss of X (u^2 - v^2) - y, for X (..., n, d) and y (..., n).

    `slope` is the derivative of the loss of each error, that of half its square unless it is given.
    """

    def slopes(point: Pair) -> Pair:
        u, v = point
        pull = 2 * np.vecmat(slope(np.matvec(X, u * u - v * v) - y), X)
        return pull * u, -pull * v

    return slopes
