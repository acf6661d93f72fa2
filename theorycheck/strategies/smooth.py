"""Smooth convex functions of one to fifty variables, turned or coupled, with known constants."""

from dataclasses import dataclass
from typing import Protocol

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.landscapes import landscapes
from theorycheck.strategies.linear_networks import Design
from theorycheck.strategies.numbers import choices, reals
from theorycheck.strategies.spectra import large_designs, large_quadratics


class Smooth(Protocol):
    """A convex function with known constants."""

    @property
    def dim(self) -> int:
        """Dimension of the argument."""

    @property
    def L(self) -> Number:
        """Smoothness."""

    @property
    def mu(self) -> Number:
        """Strong convexity."""

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""


@dataclass(frozen=True)
class LogisticLosses:
    """``g(x) = sum_i scale log(1 + exp(-row_i . x)) + ridge |x|^2 / 2``, labels in the rows.

    The rows are those of a design (n, dim), or its columns where `tall`.
    """

    design: Design
    tall: bool
    scale: Number
    ridge: Number

    @property
    def rows(self) -> Array:
        """The examples times their labels, (n, dim)."""
        return self.design.matrix.T if self.tall else self.design.matrix

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.design.values) if self.tall else self.design.columns

    @property
    def L(self) -> Number:
        """Smoothness: a quarter of the largest squared singular value, and the ridge."""
        return self.scale * self.design.high / 4 + self.ridge

    @property
    def mu(self) -> Number:
        """Strong convexity."""
        return self.ridge

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        rows = self.rows
        return self.ridge * x - self.scale * (1 / (1 + np.exp(x @ rows.T))) @ rows

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        losses = np.log(1 + np.exp(-(x @ self.rows.T)))
        return self.scale * np.sum(losses, axis=-1) + self.ridge * np.sum(x * x, axis=-1) / 2


@instances
def smooth_convex(draw: Draw, *, dim: tuple[int, int] = (1, 50), mu: float = 0.0) -> Smooth:
    """Draw rotated sums of profiles in up to 3 dimensions, quadratics and logistic losses in more.

    Of each five, two are sums of profiles in the smallest dimension.

    Their strong convexity may reach `mu`; that of quadratics is what their spectrum says.
    """
    kind = draw(choices(["small", "small", "landscape", "quadratic", "logistic"]))
    if kind in ("small", "landscape"):
        most = dim[0] if kind == "small" else min(3, dim[1])
        return draw(landscapes(dim=(dim[0], most), ridge=mu))
    if kind == "quadratic":
        return draw(large_quadratics(dim=dim))
    design = draw(large_designs(rows=(1, 20), columns=dim))
    tall = bool(draw(whole_numbers(0, 1))) and len(design.values) >= dim[0]
    return LogisticLosses(design, tall, draw(reals(1, 16)), draw(reals(0, mu)) if mu else 0.0)
