"""The quadratic on which no method whose steps are gradients can be fast (Nesterov 2004)."""

from dataclasses import dataclass

import numpy as np

from theorycheck.optimization.iteration import Array, Number


@dataclass(frozen=True)
class Chain:
    """``f(x) = L/8 (x_1^2 + sum_i (x_i - x_{i+1})^2 + x_n^2 - 2 x_1) - f*`` in `dim` variables.

    From 0, each gradient shows one coordinate more. It is L-smooth and convex, and its minimum 0.
    """

    dim: int
    L: Number

    @property
    def argmin(self) -> Array:
        """The minimizer: from near 1 down to near 0, in equal steps."""
        return (self.dim - np.arange(self.dim)) * (self.L / self.L) / (self.dim + 1)

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        around = np.zeros_like(x)
        around[..., 1:] = x[..., :-1]
        around[..., :-1] = around[..., :-1] + x[..., 1:]
        around[..., 0] = around[..., 0] + 1
        return self.L * (2 * x - around) / 4

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        return np.sum((x - self.argmin) * self.gradient(x), axis=-1) / 2
