"""Functions to minimize, whose constants are known exactly.

Each holds the numbers it was drawn from and computes everything else from them, so that it is the
same function in float64, in balls and in rationals.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.strategies.arrays import reflected, rotations, vectors
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class Quadratic:
    """``f(x) = (x - argmin)' H (x - argmin) / 2`` with H of known eigenvalues."""

    eigenvalues: np.ndarray
    rotation: tuple[np.ndarray, ...]
    argmin: np.ndarray

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.eigenvalues)

    @property
    def mu(self) -> Any:
        """Strong convexity: the smallest eigenvalue."""
        return np.min(self.eigenvalues)

    @property
    def L(self) -> Any:
        """Smoothness: the largest eigenvalue."""
        return np.max(self.eigenvalues)

    def gradient(self, x: Any) -> Any:
        """Return H (x - argmin), for x of shape (..., dim)."""
        inner = reflected(self.rotation, x - self.argmin, inverse=True)
        return reflected(self.rotation, inner * self.eigenvalues)

    def __call__(self, x: Any) -> Any:
        """Return the values at x, shape (...)."""
        return np.sum((x - self.argmin) * self.gradient(x), axis=-1) / 2


@instances
def quadratics(
    draw: Draw, *, dim: tuple[int, int] = (1, 5), mu: float = 1 / 16, L: float = 4.0
) -> Quadratic:
    """Quadratics in `dim` dimensions with eigenvalues from `mu` to `L`, repeated ones included."""
    dimension = draw(whole_numbers(*dim))
    eigenvalues = np.array([draw(reals(mu, L)) for _ in range(dimension)])
    if draw(whole_numbers(0, 1)):
        extremes = np.array([eigenvalues.min(), eigenvalues.max()])
        eigenvalues = extremes[np.arange(dimension) % 2]
    rotation = draw(rotations(dimension))
    argmin = draw(vectors(dimension)) if draw(whole_numbers(0, 1)) else np.zeros(dimension)
    return Quadratic(eigenvalues, rotation, argmin)
