"""Means of convex functions, one for each example, that stochastic gradients sample from."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances
from theorycheck.networks.linear_rates import eigenvalues
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, vectors
from theorycheck.strategies.numbers import choices, reals

HORIZONS = (1, 2, 3, 4, 5, 6, 8, 50, 200)
BATCHES = ((1, 1), (2, 1), (3, 1), (2, 2), (3, 2), (2, 4), (3, 8), (2, 32), (8, 2), (50, 1))


@dataclass(frozen=True)
class AbsoluteErrors:
    """``f(x) = mean_i |rows_i . x - targets_i|`` with rows (n, d) and targets (n,)."""

    rows: Array
    targets: Array

    @property
    def steepness(self) -> Number:
        """The largest squared norm of a gradient of a term."""
        return np.max(np.sum(self.rows**2, axis=1))

    def subgradient(self, x: Array, shares: Array) -> Array:
        """Return that of the terms, weighted by shares (..., n), at x of shape (..., d)."""
        return (shares * np.sign(x @ self.rows.T - self.targets)) @ self.rows

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., d)."""
        return np.sum(np.abs(x @ self.rows.T - self.targets), axis=-1) / len(self.rows)


@instances
def absolute_errors(draw: Draw) -> AbsoluteErrors:
    """Draw 1 to 50 terms of 1 to 50 variables; the first rows may be along the axes."""
    d, n = draw(
        choices(((1, 1), (1, 2), (1, 3), (2, 2), (2, 3), (1, 50), (2, 50), (50, 1), (50, 3)))
    )
    return AbsoluteErrors(_rows(draw, n, d), draw(vectors(n)))


@dataclass(frozen=True)
class FiniteSum:
    """Terms ``f_i(x) = (rows_i . x)^2/2 + ridge |x|^2/2 + pulls_i . x`` with minimal mean at 0.

    `drawn`, less its mean, are the pulls (n, d): what is left of the gradients of the terms where
    that of their mean vanishes. The minimal mean is 0.
    """

    rows: Array
    ridge: Number
    drawn: Array

    @property
    def n(self) -> int:
        """How many terms."""
        return len(self.rows)

    @property
    def d(self) -> int:
        """Dimension of the argument."""
        return int(self.rows.shape[1])

    @property
    def pulls(self) -> Array:
        """The gradients of the terms at the minimizer of their mean, (n, d)."""
        return centered(self.drawn)

    @property
    def noise(self) -> Number:
        """The mean squared gradient of a term at the minimizer."""
        return np.sum(self.pulls**2) / self.n

    @property
    def L_max(self) -> Number:
        """The largest smoothness of a term, each of which is strongly convex with `ridge`."""
        return self.ridge + np.max(np.sum(self.rows**2, axis=1))

    @property
    def mu(self) -> Number:
        """The strong convexity of the mean."""
        least = self.ridge if self.n < self.d else self.eigenvalues()[-1]
        return np.maximum(least, 0 * self.ridge)

    def eigenvalues(self) -> list[Any]:
        """Give those of the Hessian of the mean on the span of the rows, the largest first."""
        A = self.rows if self.n < self.d else self.rows.T
        return [self.ridge + value / self.n for value in eigenvalues(A @ A.T)]

    def gradient(self, x: Array, shares: Array) -> Array:
        """Return that of the terms, weighted by shares (..., n) of sum 1, at x (..., d)."""
        return (shares * (x @ self.rows.T)) @ self.rows + self.ridge * x + shares @ self.pulls

    def terms(self, x: Array) -> Array:
        """Return the value of every term at x of shape (..., d), shape (..., n)."""
        curved = (x @ self.rows.T) ** 2 / 2 + x @ self.pulls.T
        return curved + self.ridge * np.sum(x * x, axis=-1, keepdims=True) / 2

    def __call__(self, x: Array) -> Number:
        """Return the mean of the terms at x of shape (..., d)."""
        return np.sum(self.terms(x), axis=-1) / self.n


@instances
def finite_sums(
    draw: Draw, n: int, *, ridge: float = 1.0, pulls: float = 1.0, dim: tuple[int, ...] = (1, 2, 50)
) -> FiniteSum:
    """Draw n terms of up to 50 variables, with ridges to `ridge` and pulls to `pulls`.

    All pulls may be alike, or the first sixteen times as strong; where `pulls` is 0, all terms
    share their minimizer.
    """
    d = draw(choices(dim))
    rows, height = _rows(draw, n, d), draw(reals(ridge / 16, ridge)) if ridge else 0.0
    if not ridge:  # some curvature is left
        rows = np.where((rows == 0).all(), np.eye(n, d), rows)
    if not pulls:
        return FiniteSum(rows, height, np.zeros((n, d)))
    return FiniteSum(rows, height, draw(noises(n, d, pulls)))


@instances
def noises(draw: Draw, n: int, d: int, size: float = 1.0) -> Array:
    """Draw n vectors of d entries up to `size`; all but the first may be a sixteenth as long."""
    drawn, rare = draw(matrices(n, d, -size, size)), draw(choices((False, True)))
    return drawn * _after_the_first(n, 1 / 16) if rare else drawn


def centered(vectors: Array) -> Array:
    """Subtract the mean of the rows."""
    return vectors - np.sum(vectors, axis=0) / len(vectors)


def _rows(draw: Draw, n: int, d: int) -> Array:
    """Draw rows as they come, along the axes, or one longer than all others together."""
    law = draw(choices(("axes", "any", "one is long")))
    axes = np.eye(n, d)
    if law == "axes":
        return axes
    rows = draw(matrices(n, d)) * (1 if n * d <= 64 else 1 / 4)
    return rows + axes if law == "any" else rows * _after_the_first(n, 1 / 16)


def _after_the_first(n: int, share: float) -> Array:
    return np.where(np.arange(n) > 0, share, 1)[:, None]
