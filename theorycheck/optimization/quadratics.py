"""Quadratics, of which a batch can be told from any other gradient: `gradient_descent` is fast."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np

from theorycheck.optimization.geometry import squared_norm
from theorycheck.optimization.iteration import Array

Meanings: TypeAlias = dict[str, Callable[[Array], Array]]


@dataclass(frozen=True, eq=False)
class QuadraticGradient:
    """The gradient x -> H (x - argmin) of f(x) = (x - argmin)'H (x - argmin)/2, in any arithmetic.

    H has shape (..., d, d) and is symmetric, argmin (..., d); leading axes are trials. ValueError
    if they don't fit each other. `gradient_descent` recognizes it: of a batch of trials in float64
    it runs one block after the other, and it knows what watch="loss" and "squared_distance" mean.
    """

    H: Array
    argmin: Array

    def __post_init__(self) -> None:
        square, d = np.shape(self.H)[-2:], np.shape(self.argmin)[-1:]
        if len(square) != 2 or square != d * 2:
            raise ValueError(
                f"H of shape {np.shape(self.H)} and argmin of shape {np.shape(self.argmin)}: they "
                "need shapes (..., d, d) and (..., d), with the same d."
            )

    def __call__(self, x: Array) -> Array:
        """Give H (x - argmin), shape (..., d)."""
        return np.matvec(self.H, x - self.argmin)

    def loss(self, x: Array) -> Array:
        """Give f(x), shape (...); its minimum is 0 if H has no negative eigenvalue."""
        return np.sum((x - self.argmin) * self(x), axis=-1) / 2

    def squared_distance(self, x: Array) -> Array:
        """Give |x - argmin|^2, shape (...)."""
        return squared_norm(x - self.argmin)

    @property
    def watched(self) -> Meanings:
        """What of a point `watch=` can name."""
        return dict(loss=self.loss, squared_distance=self.squared_distance)
