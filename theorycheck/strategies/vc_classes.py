"""Classes of finite VC dimension whose worst hypothesis is known for every sample."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.strategies.finite_problems import FiniteProblem, Memorizer
from theorycheck.strategies.single_hypotheses import coins


@dataclass(frozen=True)
class SparseSets:
    """All sets of at most `d_vc` of a memorizer's atoms; all of them are false alarms.

    An outcome is the number of distinct atoms seen, 0 to n.
    """

    data: Memorizer
    d_vc: int

    @property
    def gap(self) -> Any:
        """Largest true minus empirical risk: of a set that was not seen, shape (outcomes,)."""
        return self.data.unit * np.minimum(self.d_vc, self.data.unseen) / self.data.atoms

    @property
    def consistent_risk(self) -> Any:
        """Largest true risk of a set without training errors: of the same set."""
        return self.gap


@dataclass(frozen=True)
class OneSet:
    """A single hypothesis: its VC dimension is 0. An outcome is its number of errors, n to 0."""

    data: FiniteProblem
    d_vc: int = 0

    @property
    def gap(self) -> Any:
        """True minus empirical risk, shape (outcomes,)."""
        return self.data.worst_gap

    @property
    def consistent_risk(self) -> Any:
        """True risk where there are no training errors, else 0: then no hypothesis is left."""
        return np.where(self.data.counts[:, 0] == 0, self.data.risk[0], 0 * self.data.risk[0])


@instances
def vc_classes(draw: Draw, *, tosses: int = 400) -> SparseSets | OneSet:
    """One hypothesis, or all sets of at most 1, 1/2, 1/4 or 1/8 of up to 128 atoms.

    There are from a sixteenth as many examples as atoms to four times as many, or `tosses`.
    """
    if draw(whole_numbers(0, 2)) == 0:
        return OneSet(draw(coins(n=(1, tosses))))
    doublings, halvings = draw(whole_numbers(2, 7)), draw(whole_numbers(0, 3))
    atoms = 2**doublings
    n = max(1, int(atoms * 2 ** (draw(whole_numbers(0, 18)) / 3 - 4)))
    return SparseSets(Memorizer(atoms, n), max(1, atoms >> halvings))
