"""Bags of cells: all that is known of each is what share of it is positive."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import compositions, multinomial, normalized
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class BagProblem:
    """Independent cells (x, y) on a few atoms, in bags of k, and the losses of one classifier.

    `masses`, `positive` (the share of positives), `loss_0`, `loss_1` (the losses at labels 0 and
    1) and `prediction` have shape (atoms,). An outcome is how often a bag holds each (x, y).
    """

    masses: np.ndarray
    positive: np.ndarray
    loss_0: np.ndarray
    loss_1: np.ndarray
    prediction: np.ndarray
    k: int

    @cached_property
    def cells(self) -> Any:
        """Probabilities of the cells: all atoms with label 0, then all with label 1."""
        law = normalized(self.masses)
        return np.concatenate([law * (1 - self.positive), law * self.positive])

    @property
    def weights(self) -> Any:
        """Probabilities of the bags."""
        return multinomial(self.k, self.cells)

    @property
    def share(self) -> Any:
        """Probability of label 1."""
        return self.mean(0 * self.masses, 0 * self.masses + 1)

    @property
    def proportion(self) -> Any:
        """Share of label 1 in every bag, shape (bags,)."""
        return self.over_bag(0 * self.masses, 0 * self.masses + 1)

    def mean(self, at_0: Any, at_1: Any) -> Any:
        """Return the mean over a cell of a function of x at label 0 and at label 1."""
        return np.sum(self.cells * np.concatenate([at_0, at_1]))

    def over_bag(self, at_0: Any, at_1: Any) -> Any:
        """Return the same function's mean over every bag, shape (bags,)."""
        counts = compositions(self.k, len(self.cells))
        return counts @ np.concatenate([at_0, at_1]) / self.k


@instances
def bag_problems(draw: Draw, *, k: tuple[int, int] = (1, 8), atoms: int = 3) -> BagProblem:
    """Bags of cells with three atoms at most; labels may be pure noise, or determined by x."""
    width = draw(whole_numbers(1, atoms))
    masses = np.array([float(draw(whole_numbers(1, 16))) for _ in range(width)])
    positive = np.array([draw(reals(0, 1)) for _ in range(width)])
    loss_0 = np.array([draw(reals(0, 2)) for _ in range(width)])
    loss_1 = np.array([draw(reals(0, 2)) for _ in range(width)])
    prediction = np.array([draw(reals(0, 1)) for _ in range(width)])
    size = draw(whole_numbers(*k))
    return BagProblem(masses, positive, loss_0, loss_1, prediction, size)
