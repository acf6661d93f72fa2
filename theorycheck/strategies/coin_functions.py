"""Functions of independent coins of different biases, as tables over all tosses."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import sequences
from theorycheck.strategies.arrays import vectors
from theorycheck.strategies.numbers import probabilities


@dataclass(frozen=True)
class CoinFunction:
    """Values `table` (2^n,) of a function of n coins that show 1 with probabilities `biases`.

    An outcome is the coins' tosses, ``sequences(n, 2)``.
    """

    biases: np.ndarray
    table: np.ndarray

    @property
    def tosses(self) -> Any:
        """All tosses, shape (2^n, n)."""
        return sequences(len(self.biases), 2)

    @cached_property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return np.prod(np.where(self.tosses == 1, self.biases, 1 - self.biases), axis=1)

    @property
    def deviation(self) -> Any:
        """Value minus its mean, shape (outcomes,)."""
        return self.table - np.sum(self.weights * self.table)

    @cached_property
    def changes(self) -> Any:
        """What flipping each coin adds to the value, shape (outcomes, n)."""
        n = len(self.biases)
        flipped = np.arange(2**n)[:, None] ^ (1 << np.arange(n)[::-1])
        return self.table[flipped] - self.table[:, None]


@instances
def coin_functions(draw: Draw, *, n: tuple[int, int] = (1, 10)) -> CoinFunction:
    """Any function, a weighted sum, its absolute value, or the sum's sign, of up to 10 coins."""
    size, kind = draw(whole_numbers(*n)), draw(whole_numbers(0, 3))
    biases = np.array([draw(probabilities()) for _ in range(size)])
    if kind == 0:
        return CoinFunction(biases, draw(vectors(2**size)))
    if draw(whole_numbers(0, 1)):
        biases = biases[:1] + 0 * biases
    slopes = np.array([float(draw(whole_numbers(1, 4))) for _ in range(size)])
    total = (2 * sequences(size, 2) - 1) @ slopes / 16
    table = (total, np.abs(total), np.where(total > 0, 1.0, 0.0))[kind - 1]
    return CoinFunction(biases, table)
