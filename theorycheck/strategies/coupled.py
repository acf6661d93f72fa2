"""Smooth convex functions that no rotation takes apart, with smoothness in norms of any kind."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, vectors


@dataclass(frozen=True)
class LogCosh:
    """``f(x) = log(mean_i cosh(rows_i . (x - argmin)))``, with minimum 0 at argmin.

    Its second derivative along s is at most max_i (rows_i . s)^2, so f is smooth with respect to
    any norm with constant max_i of the squared dual norm of rows_i (n, d).
    """

    rows: Array
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return int(self.rows.shape[1])

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        along = self._along(x)
        return (np.sinh(along) @ self.rows) / np.sum(np.cosh(along), axis=-1, keepdims=True)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        along = self._along(x)
        return np.log(np.sum(np.cosh(along), axis=-1) / len(self.rows))

    def _along(self, x: Array) -> Array:
        return (x - self.argmin) @ self.rows.T


@instances
def log_cosh_functions(draw: Draw, dimension: int, *, rows: tuple[int, int] = (1, 3)) -> LogCosh:
    """Draw such functions of `dimension` variables, with 1 to 3 rows; the first is not 0."""
    count = draw(whole_numbers(*rows))
    slopes = draw(matrices(count, dimension)) + 2 * np.eye(count, 1) * np.eye(1, dimension)
    return LogCosh(slopes, draw(vectors(dimension)))
