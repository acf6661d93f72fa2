"""Learners that know what they have seen, and nothing else."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import occupancy


@dataclass(frozen=True)
class Memorizer:
    """Equally likely atoms with arbitrary labels, and a learner that knows those it has seen.

    It errs on every other atom. An outcome is the number of distinct atoms seen, 0 to n. `unit`
    is the number 1 of the arithmetic to answer in.
    """

    atoms: int
    n: int
    unit: Any = 1.0

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return occupancy(self.n, self.atoms, self.unit)

    @property
    def unseen(self) -> Any:
        """Number of atoms not seen, shape (outcomes,)."""
        return np.maximum(self.atoms - np.arange(self.n + 1), 0)

    @property
    def risk(self) -> Any:
        """Share of the atoms that were not seen, shape (outcomes,)."""
        return self.unit * self.unseen / self.atoms


@instances
def memorizers(
    draw: Draw, *, n: tuple[int, int] = (1, 40), doublings: tuple[int, int] = (0, 12)
) -> Memorizer:
    """Learners of up to 4,096 atoms by heart."""
    return Memorizer(2 ** draw(whole_numbers(*doublings)), draw(whole_numbers(*n)))
