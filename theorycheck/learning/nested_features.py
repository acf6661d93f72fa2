"""Least squares on more and more features: all fits of the double-descent curve in one pass.

Designs X (..., n, p), responses y (..., n); fit k = 1, ..., p has the first k features, and minimum
norm where k > n. In float64 every prefix must have full rank, and no p fits are solved: one QR
serves all k <= n, as R_k^{-1} is the leading block of R^{-1}; for k > n the inverse of
K_k = X_k X_k' is downdated from the well-conditioned end, several features at a time. Exact numbers
are solved prefix by prefix.
"""

from collections.abc import Callable, Iterator
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import inverse, is_exact
from theorycheck.learning.estimators import least_squares

Array: TypeAlias = NDArray[Any]

_AT_ONCE = 16  # features that leave together


def nested_least_squares(
    X: Array, y: Array, *, watch: Callable[[Array], Array] | None = None
) -> Array:
    """Coefficients (..., p, p) of all fits, zero-padded: row k - 1 has the first k features.

    With `watch`, its values are returned instead, shape (..., p), and the coefficients are not
    kept: it takes those of some consecutive k, (..., count, q) zero-padded to the largest of these
    k, and returns (..., count).
    """
    p = X.shape[-1]
    found = [_padded(b, p) if watch is None else watch(b) for b in _coefficients(X, y)]
    return np.concatenate(found[::-1], axis=-1 if watch else -2)


def double_descent_curve(X: Array, y: Array, X_new: Array, y_new: Array) -> Array:
    """Mean squared error of every fit at new inputs, shape (..., p), for X_new (..., m, p).

    The new rows may be the population: with X_new = diag(s) and y_new = s * truth it is the excess
    risk over p, for uncorrelated features of deviations s and a linear truth.
    """

    def error(b: Array) -> Array:
        predicted = b @ X_new[..., : b.shape[-1]].mT
        return np.mean((predicted - y_new[..., None, :]) ** 2, axis=-1)

    return nested_least_squares(X, y, watch=error)


def norm_curve(X: Array, y: Array) -> Array:
    """Squared norm of every fit, shape (..., p)."""
    return nested_least_squares(X, y, watch=lambda b: np.sum(b * b, axis=-1))


def _coefficients(X: Array, y: Array) -> Iterator[Array]:
    """Yield the coefficients (..., count, q) of all fits in blocks, those of most features first.

    Within a block the fewest come first; q is the largest number of features in it.
    """
    n, p = X.shape[-2:]
    if is_exact(X, y):
        yield from (least_squares(X[..., :k], y)[..., None, :] for k in range(p, 0, -1))
        return
    if p > n:
        yield from _interpolating(X, y)
    yield _overdetermined(X[..., :n], y)


def _overdetermined(X: Array, y: Array) -> Array:
    """Fits on up to n features: b_k sums the first k columns of R^{-1} diag(Q'y)."""
    Q, R = np.linalg.qr(X)
    steps = np.linalg.inv(R) * np.matvec(Q.mT, y)[..., None, :]
    return np.cumsum(steps, axis=-1).mT


def _interpolating(X: Array, y: Array) -> Iterator[Array]:
    """Yield the fits b_k = X_k' K_k^{-1} y on more than n features, some k at a time.

    K_k^{-1} = K^{-1} + V_k V_k' when k of the columns are left, V_k being the leading columns of V.
    Residuals are refined once, for K has the squared condition number of X.
    """
    n, p = X.shape[-2:]
    K_inverse = inverse(X @ X.mT)
    for last in range(p, n, -_AT_ONCE):
        first = max(n, last - _AT_ONCE)
        V = _downdates(K_inverse, X[..., last - 1 : first - 1 if first else None : -1])
        leaving = np.arange(last - first)
        left = leaving[:, None] < leaving  # [j, k]: column j has left when fit k is made
        seen = np.arange(last)[:, None] < last - leaving

        def solved(targets: Array, *parts: Array) -> Array:
            K, V, left = parts
            return K @ targets + V @ ((V.mT @ targets) * left)

        targets = y[..., None] + np.zeros(last - first)
        b = (X[..., :last].mT @ solved(targets, K_inverse, V, left)) * seen
        missed = targets - X[..., :last] @ b
        b = b + (X[..., :last].mT @ solved(missed, K_inverse, V, left)) * seen
        yield b.mT[..., ::-1, :]
        K_inverse = K_inverse + V @ V.mT


def _downdates(K_inverse: Array, leaving: Array) -> Array:
    """V with (K - S_k S_k')^{-1} = K^{-1} + V_k V_k' for the first k columns of `leaving`, S."""
    U = K_inverse @ leaving
    rest = np.eye(leaving.shape[-1]) - leaving.mT @ U
    return U @ np.linalg.inv(np.linalg.cholesky(rest)).mT


def _padded(b: Array, p: int) -> Array:
    zeros = np.zeros((*b.shape[:-1], p - b.shape[-1]), dtype=int)
    return np.concatenate([b, zeros], axis=-1)
