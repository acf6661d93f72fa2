"""The smallest instances on which printed statements fail: two columns, two inputs, ties."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, vectors


@dataclass(frozen=True)
class GramPair:
    """Inner products of the two columns (2, 2) of a design: [[1 + a, g], [g, 1 + b]]."""

    columns: Array

    @property
    def a(self) -> Number:
        """By how much the first column's squared norm exceeds 1."""
        return self.columns[:, 0] @ self.columns[:, 0] - 1

    @property
    def b(self) -> Number:
        """By how much the second column's squared norm exceeds 1."""
        return self.columns[:, 1] @ self.columns[:, 1] - 1

    @property
    def g(self) -> Number:
        """Inner product of the columns."""
        return self.columns[:, 0] @ self.columns[:, 1]


@instances
def gram_pairs(draw: Draw) -> GramPair:
    """Draw pairs of columns: of norm 1 and the same, at right angles, or any near the axes."""
    if draw(whole_numbers(0, 2)) == 0:
        return GramPair(np.array([[1.0, float(draw(whole_numbers(0, 1)))], [0.0, 1.0]]))
    if draw(whole_numbers(0, 1)):
        return GramPair(np.array([[1.0, 1.0], [0.0, 0.0]]))
    return GramPair(np.eye(2) + draw(matrices(2, 2)))


@dataclass(frozen=True)
class ReluPair:
    """Two inputs (d,) of a layer of ReLUs, and how it answers to their difference."""

    x: Array
    y: Array

    @property
    def change(self) -> Array:
        """Difference of the inputs."""
        return self.x - self.y

    @property
    def answer(self) -> Array:
        """Difference of the outputs."""
        return np.maximum(self.x, 0) - np.maximum(self.y, 0)


@instances
def relu_pairs(draw: Draw, *, d: tuple[int, int] = (1, 3)) -> ReluPair:
    """Draw pairs of inputs of up to three ReLUs, on both sides of 0."""
    size = draw(whole_numbers(*d))
    return ReluPair(draw(vectors(size, -4, 4)), draw(vectors(size, -4, 4)))


@instances
def tied_scores(draw: Draw, n: int, *, values: int = 3) -> Array:
    """Draw n scores with few values, all the same ones among them."""
    most = draw(whole_numbers(1, values))
    return np.array([float(draw(whole_numbers(0, most - 1))) for _ in range(n)])
