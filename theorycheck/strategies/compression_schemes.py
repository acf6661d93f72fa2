"""Learners that a few of their examples determine, all examples being positive."""

import math
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import extremes_of, normalized
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class Arcs:
    """Arcs of `length` on a circle of circumference 1, each beginning at an example: k = 1.

    An arc is right about the examples if it holds them all: if the gap before its example is no
    shorter than what it leaves out. Of j gaps all are with probability (1 - j (1 - length))^(n - 1)
    or 0. Outcomes: one arc is right, or none.
    """

    length: float
    n: int
    k: int = 1

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        j = np.arange(1, self.n + 1)
        signed = np.array([(-1) ** (k + 1) * math.comb(self.n, int(k)) for k in j], dtype=object)
        all_long = np.maximum(1 - j * (1 - self.length), 0 * self.length) ** (self.n - 1)
        one = np.sum(signed * all_long)
        return np.array([one, 1 - one])

    @property
    def risk(self) -> Any:
        """Largest risk of an arc that holds all examples, 0 if there is none."""
        return np.array([1 - self.length, 0 * self.length])


@dataclass(frozen=True)
class TightestInterval:
    """The tightest interval around n examples on a line of atoms: its ends determine it, k = 2.

    An outcome is the pair of its ends.
    """

    masses: np.ndarray
    n: int
    k: int = 2

    @property
    def _ends(self) -> tuple[Any, Any, Any]:
        return extremes_of(normalized(self.masses), self.n)

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return self._ends[2]

    @property
    def risk(self) -> Any:
        """Probability outside of the interval, shape (outcomes,)."""
        law = normalized(self.masses)
        upto = np.append(np.cumsum(law), 0 * law[0])
        low, high, _ = self._ends
        return 1 - (upto[high] - upto[low - 1])


@instances
def compression_schemes(draw: Draw, *, n: int = 60) -> Arcs | TightestInterval:
    """Arcs of at most 7/8 of the circle, mostly, or tightest intervals on at most 24 atoms."""
    if draw(whole_numbers(0, 3)) < 3:
        return Arcs(draw(reals(1 / 1024, 7 / 8)), draw(whole_numbers(2, n)))
    size, atoms = draw(whole_numbers(3, n)), draw(whole_numbers(1, 24))
    masses = np.array([draw(reals(1 / 64, 1)) for _ in range(atoms)])
    return TightestInterval(masses, size)
