"""What a fit in one role says in another: its hat matrix, its refits, its variance."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Fit: TypeAlias = Callable[..., Any]  # (X, y, penalty), or (X, y), to coefficients


def hat_matrix_of(fit: Fit) -> Callable[..., Any]:
    """Return a `hat_matrix`: column i predicts what `ridge` fits to the i-th unit vector."""

    def hat_matrix(X: Array, penalty: Any = 0) -> Array:
        return X @ fit(X[..., None, :, :], np.eye(X.shape[-2]), penalty).mT

    return hat_matrix


def leave_one_out_of(fit: Fit) -> Callable[..., Any]:
    """Return `leave_one_out_residuals` by refitting a `ridge` without each example in turn."""

    def leave_one_out_residuals(X: Array, y: Array, penalty: Any = 0) -> Array:
        n = X.shape[-2]
        kept = [np.delete(np.arange(n), i) for i in range(n)]
        fits = [fit(X[..., rows, :], y[..., rows], penalty) for rows in kept]
        left = [y[..., i] - np.sum(X[..., i, :] * b, axis=-1) for i, b in enumerate(fits)]
        return np.stack(left, axis=-1)

    return leave_one_out_residuals


def energy_of(fit: Fit) -> Callable[..., Any]:
    """Return a `pseudoinverse_energy`: the squares that `least_squares` fits to unit vectors."""

    def pseudoinverse_energy(X: Array) -> Array:
        return np.sum(fit(X[..., None, :, :], np.eye(X.shape[-2])) ** 2, axis=(-2, -1))

    return pseudoinverse_energy
