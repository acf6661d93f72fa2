"""Inputs in the plane at angles that divide the circle: what neurons they activate is a table."""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import compositions, multinomial
from theorycheck.strategies.numbers import log_sizes, reals

STEPS = 24  # directions on the whole circle


@dataclass(frozen=True)
class PlanarInputs:
    """Input i has length `lengths[i]` and lies in direction `steps[i]` of 24, shape (n,) both.

    The lines on which ReLU neurons switch cut the circle of their weights into at most 2n arcs.
    An outcome is how many of m neurons lie in each.
    """

    lengths: np.ndarray
    steps: np.ndarray
    m: int

    @property
    def X(self) -> Any:
        """The inputs, shape (n, 2)."""
        return self.lengths[:, None] * _directions(self.steps)

    @cached_property
    def _arcs(self) -> np.ndarray:
        """Where every arc begins, in steps of the circle, and at the end the first one again."""
        edges = np.unique(np.concatenate([self.steps + 6, self.steps + 18]) % STEPS)
        return np.append(edges, edges[0] + STEPS)

    @property
    def neurons(self) -> Any:
        """Weights in the middle of every arc, shape (arcs, 2)."""
        return _directions((self._arcs[1:] + self._arcs[:-1]) / 2)

    @property
    def counts(self) -> Any:
        """How many neurons each arc holds, shape (outcomes, arcs)."""
        return compositions(self.m, len(self._arcs) - 1)

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes, for weights of uniform direction."""
        return multinomial(self.m, np.diff(self._arcs) / STEPS)


def _directions(steps: np.ndarray) -> np.ndarray:
    angles = 2 * math.pi / STEPS * steps
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)


@instances
def planar_inputs(draw: Draw, inputs: tuple[int, int] = (1, 3)) -> PlanarInputs:
    """One to three inputs of length up to 1, and so few neurons that they can be enumerated.

    Up to 1,024 on a single input, 20 on two, 5 on three.
    """
    n = draw(whole_numbers(*inputs))
    lengths = np.array([draw(reals(1 / 8, 1)) for _ in range(n)])
    steps = np.array([draw(whole_numbers(0, STEPS - 1)) for _ in range(n)])
    return PlanarInputs(lengths, steps, draw(log_sizes(1, (0, 1024, 20, 5)[n])))
