"""Nonsmooth convex functions, and points of the simplex."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices
from theorycheck.strategies.numbers import log_sizes


@dataclass(frozen=True)
class PiecewiseLinear:
    """``f(x) = max(0, max_i row_i . x)``, with minimum 0 at 0."""

    rows: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return int(self.rows.shape[1])

    @property
    def steepness(self) -> Number:
        """Largest squared norm of a subgradient."""
        return np.max(np.sum(self.rows**2, axis=1))

    def subgradient(self, x: Array) -> Array:
        """Return the first row that attains the maximum at x (dim,), or 0 where f is 0."""
        values = self.rows @ x
        active = np.argmax(values)
        return self.rows[active] * int(values[active] > 0)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        return np.maximum(np.max(x @ self.rows.T, axis=-1), 0)


@instances
def piecewise_linear(draw: Draw, *, dim: tuple[int, int] = (1, 4)) -> PiecewiseLinear:
    """Draw such functions: the largest coordinate or its size, worst cases, and others."""
    d = draw(log_sizes(*dim))
    kind = draw(whole_numbers(0, 2))
    if kind < 2:
        return PiecewiseLinear(np.concatenate([np.eye(d), -np.eye(d)][: 2 - kind]))
    return PiecewiseLinear(draw(matrices(d + 1, d)) + np.eye(d + 1, d))


@instances
def points_of_the_simplex(draw: Draw, dimension: int) -> Array:
    """Draw points whose coordinates are non-negative multiples of 1/64 that sum to 1."""
    left, parts = 64, []
    for _ in range(dimension - 1):
        parts.append(draw(whole_numbers(0, left)))
        left -= parts[-1]
    return np.array([*parts, left]) / 64


@dataclass(frozen=True)
class Resisting:
    """``f(x) = M max(max_i x_i, |x| - R - R/sqrt(T + 1))`` in T + 1 dimensions, |x*| = R.

    A subgradient at x is M e_i of the first largest coordinate, or M x/|x|: T of them leave one
    coordinate at 0, or more (Drori & Teboulle 2016).
    """

    M: Number
    R: Number
    T: int

    @property
    def argmin(self) -> Array:
        """The minimizer -R/sqrt(T + 1) (1, ..., 1)."""
        return -self._low * np.ones(self.T + 1, dtype=int)

    @property
    def minimum(self) -> Number:
        """The minimum."""
        return -self.M * self._low

    @property
    def _low(self) -> Number:
        return self.R / np.sqrt((self.T + 1) * self.M / self.M)

    def subgradient(self, x: Array) -> Array:
        """Return a subgradient at x (dim,)."""
        size = np.sqrt(np.sum(x * x))
        if size - self.R - self._low > np.max(x):
            return self.M * x / size
        return self.M * (np.arange(self.T + 1) == np.argmax(x))

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        far = np.sqrt(np.sum(x * x, axis=-1)) - self.R - self._low
        return self.M * np.maximum(np.max(x, axis=-1), far)
