"""Adversaries of online learners: sequences of gradients, given or against where the learner is."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, vectors
from theorycheck.strategies.numbers import choices, log_sizes


@dataclass(frozen=True)
class Adversary:
    """Plays rows[t] in round t; or, `outward`, that row's length, away from 0 at the point x.

    A gradient away from 0 draws the learner in, and then points the other way. The rows have shape
    (T, dim).
    """

    rows: Array
    outward: bool

    @property
    def rounds(self) -> int:
        """Number of rounds."""
        return len(self.rows)

    @property
    def dim(self) -> int:
        """Dimension of the points."""
        return int(self.rows.shape[1])

    @property
    def largest(self) -> Number:
        """Largest norm of a gradient, at most; attained unless the learner stays at 0."""
        return np.sqrt(np.max(np.sum(self.rows**2, axis=1)))

    def gradient(self, x: Array, t: int) -> Array:
        """Return what is played at x (dim,) in round t."""
        if not self.outward:
            return self.rows[t]
        size = np.sqrt(np.sum(x * x))
        length = np.sqrt(np.sum(self.rows[t] ** 2))
        return length * x / np.where(size > 0, size, 1)

    def played(self, path: Array) -> Array:
        """Return what was played along a path (T + 1, dim), shape (T, dim)."""
        return np.stack([self.gradient(x, t) for t, x in enumerate(path[:-1])])


@instances
def adversaries(
    draw: Draw, *, dim: tuple[int, int] = (1, 50), rounds: tuple[int, int] = (1, 200)
) -> Adversary:
    """Draw adversaries, some with a drift, some of whose gradients fall away or grow."""
    d, T = draw(log_sizes(*dim)), draw(log_sizes(*rounds))
    drift = draw(vectors(d)) * draw(choices((0, 1, 4)))
    slope = draw(choices((0, -1, 1)))
    sizes = np.arange(1, T + 1.0) ** slope
    rows = (draw(matrices(T, d)) + drift) * sizes[:, None]
    return Adversary(rows, bool(draw(whole_numbers(0, 1))))
