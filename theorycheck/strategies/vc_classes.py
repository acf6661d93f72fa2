"""Classes of finite VC dimension whose worst hypothesis is known for every sample."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import smirnov
from theorycheck.strategies.finite_problems import FiniteProblem
from theorycheck.strategies.memorizers import Memorizer
from theorycheck.strategies.numbers import reals
from theorycheck.strategies.single_hypotheses import coins


@dataclass(frozen=True)
class SparseSets:
    """All sets of at most `d_vc` of a memorizer's atoms; all of them are false alarms.

    An outcome is the number of distinct atoms seen, 0 to n.
    """

    data: Memorizer
    d_vc: int

    @property
    def n(self) -> int:
        """Number of examples."""
        return self.data.n

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return self.data.weights

    @property
    def gap(self) -> Any:
        """Largest true minus empirical risk: of a set that was not seen, shape (outcomes,)."""
        return self.data.unit * np.minimum(self.d_vc, self.data.unseen) / self.data.atoms

    @property
    def consistent_risk(self) -> Any:
        """Largest true risk of a set without training errors: of the same set."""
        return self.gap


@dataclass(frozen=True)
class HalfLines:
    """All half-lines (-oo, t] under a continuous law; they are false alarms. VC dimension 1.

    The outcomes are that some true risk is at least `u` above the empirical risk, or none: that is
    Smirnov's law, whatever the law of the examples.
    """

    u: Any
    n: int
    d_vc: int = 1

    @cached_property
    def weights(self) -> Any:
        """Probabilities of the two outcomes."""
        exceeded = smirnov(self.n, self.u)
        return np.array([exceeded, 1 - exceeded])

    @property
    def gap(self) -> Any:
        """A lower bound on the largest true minus empirical risk: u, or 0."""
        return np.array([self.u, 0 * self.u])


@dataclass(frozen=True)
class EmptyHalfLines(HalfLines):
    """The same class; the outcomes are that all examples lie above risk `u`, or not."""

    @cached_property
    def weights(self) -> Any:
        """Probabilities of the two outcomes."""
        empty = (1 - self.u) ** self.n
        return np.array([empty, 1 - empty])

    @property
    def consistent_risk(self) -> Any:
        """A lower bound on the largest true risk without training errors: u, or 0."""
        return self.gap


@dataclass(frozen=True)
class OneSet:
    """A single hypothesis: its VC dimension is 0. An outcome is its number of errors, n to 0."""

    data: FiniteProblem
    d_vc: int = 0

    @property
    def n(self) -> int:
        """Number of examples."""
        return self.data.n

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes."""
        return self.data.weights

    @property
    def gap(self) -> Any:
        """True minus empirical risk, shape (outcomes,)."""
        return self.data.worst_gap

    @property
    def consistent_risk(self) -> Any:
        """True risk where there are no training errors, else 0: then no hypothesis is left."""
        return np.where(self.data.counts[:, 0] == 0, self.data.risk[0], 0 * self.data.risk[0])


@instances
def vc_classes(
    draw: Draw, *, tosses: int = 400, consistent: bool = False
) -> SparseSets | HalfLines | OneSet:
    """One hypothesis, half-lines, or all sets of at most 1, 1/2, ..., 1/64 of up to 128 atoms.

    There are from a sixteenth as many examples as atoms to four times as many, or `tosses`.
    Half-lines deviate by a multiple of 1/sqrt(n), or are `consistent` with a multiple of 1/n.
    """
    kind = draw(whole_numbers(0, 3))
    if kind == 0:
        return OneSet(draw(coins(n=(1, tosses))))
    if kind == 1:
        n, times = draw(whole_numbers(1, tosses)), draw(reals(1 / 64, 6))
        least = n if consistent else n**0.5
        u = times / least if times < least else times / times
        return EmptyHalfLines(u, n) if consistent else HalfLines(u, n)
    doublings, halvings = draw(whole_numbers(2, 7)), draw(whole_numbers(0, 6))
    atoms = 2**doublings
    n = max(1, int(atoms * 2 ** (draw(whole_numbers(0, 18)) / 3 - 4)))
    return SparseSets(Memorizer(atoms, n), max(1, atoms >> halvings))
