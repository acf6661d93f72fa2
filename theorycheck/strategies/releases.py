"""Releases on two neighbouring data sets, by the laws of what is published."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.distributions import largest, normal_cdf, normalized
from theorycheck.strategies.arrays import vectors
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class LawPair:
    """Laws of one release on two data sets or more, the rows of `masses` (data sets, outputs)."""

    masses: np.ndarray

    @property
    def laws(self) -> Any:
        """Probabilities of the outputs, shape (data sets, outputs)."""
        return normalized(self.masses)

    @property
    def loss(self) -> Any:
        """Privacy loss: the largest logarithm of a ratio of two probabilities of one output."""
        return self.loss_between(*np.triu_indices(len(self.masses), 1))

    def loss_between(self, first: Any, second: Any) -> Any:
        """Largest logarithm of such a ratio between the data sets `first` and `second`, paired."""
        logs = np.log(self.laws)
        return largest(np.abs(logs[np.asarray(first)] - logs[np.asarray(second)]))


@instances
def law_pairs(
    draw: Draw, *, data_sets: tuple[int, int] = (2, 2), outputs: tuple[int, int] = (2, 5)
) -> LawPair:
    """Releases whose outputs have whole masses from 1 to 64 on every data set."""
    rows, columns = draw(whole_numbers(*data_sets)), draw(whole_numbers(*outputs))
    masses = [float(draw(whole_numbers(1, 64))) for _ in range(rows * columns)]
    return LawPair(np.array(masses).reshape(rows, columns))


@dataclass(frozen=True)
class AdaptiveReleases:
    """Releases one after the other, each chosen by what the earlier ones published.

    masses[i] (2, nodes, outputs) are proportional to the laws of release i on both data sets, at
    each of the outputs^i transcripts that may precede it.
    """

    masses: tuple[np.ndarray, ...]

    @property
    def laws(self) -> list[Any]:
        """Laws of every release given what came before."""
        return [normalized(level) for level in self.masses]

    @property
    def joint(self) -> Any:
        """Laws of whole transcripts, shape (2, transcripts)."""
        law = self.laws[0][:, 0]
        for level in self.laws[1:]:
            law = (law[:, :, None] * level).reshape(2, -1)
        return law

    @property
    def loss(self) -> Any:
        """Largest logarithm of a ratio of two probabilities of one output of any release."""
        logs = [np.log(here) - np.log(there) for here, there in self.laws]
        return largest(np.abs(np.concatenate([log.ravel() for log in logs])))


@instances
def adaptive_releases(
    draw: Draw,
    *,
    releases: tuple[int, int] = (2, 4),
    outputs: tuple[int, int] = (2, 3),
    least: int = 0,
) -> AdaptiveReleases:
    """Two to four releases with two or three outputs each, of whole masses from `least` to 16."""
    width = draw(whole_numbers(*outputs))
    count = draw(whole_numbers(releases[0], releases[1] if width == 2 else releases[1] - 1))
    return AdaptiveReleases(tuple(_level(draw, width**i, width, least) for i in range(count)))


def _level(draw: Draw, nodes: int, width: int, least: int) -> np.ndarray:
    rows = [float(draw(whole_numbers(least, 16))) for _ in range(2 * nodes * width)]
    masses = np.array(rows).reshape(2, nodes, width)
    masses[..., 0] += masses.sum(axis=-1) == 0
    return masses


@instances
def pure_releases(draw: Draw) -> AdaptiveReleases:
    """Releases whose outputs have masses on both data sets; or responses to one bit, all alike.

    Which of two reports speaks for the bit may depend on the earlier ones.
    """
    if draw(whole_numbers(0, 1)) == 0:
        return draw(adaptive_releases(least=1))
    pair = np.array([float(draw(whole_numbers(1, 16))) for _ in range(2)])
    both, count = np.stack([pair, pair[::-1]]), draw(whole_numbers(1, 5))
    turns = [[draw(whole_numbers(0, 1)) for _ in range(2**place)] for place in range(count)]
    levels = [np.stack([both[:, :: 1 - 2 * turn] for turn in row], axis=1) for row in turns]
    return AdaptiveReleases(tuple(levels))


@dataclass(frozen=True)
class GaussianReleases:
    """Queries with Gaussian noise, seen along one direction, in cells between four cuts.

    `changes` (k,) are the answers' differences on neighbouring data in units of the noise;
    `tilts` (k,) turn the direction away from theirs, in which most is seen.
    """

    changes: np.ndarray
    tilts: np.ndarray
    first: float
    widths: np.ndarray

    @property
    def cuts(self) -> Any:
        """Where the cells meet, ascending."""
        return self.first + np.cumsum(np.concatenate([0 * self.widths[:1], self.widths]))

    @property
    def cells(self) -> Any:
        """Probabilities of the five cells on either data set, shape (2, 5)."""
        direction = self.changes * self.tilts
        apart = np.sum(direction * self.changes) / np.sqrt(np.sum(direction**2))
        ends = 0 * self.cuts[:1]
        here, there = (
            np.concatenate([ends, normal_cdf(self.cuts - shift), ends + 1])
            for shift in (apart, 0 * apart)
        )
        return np.stack([np.diff(here), np.diff(there)])


@instances
def gaussian_releases(draw: Draw, *, k: tuple[int, int] = (1, 6)) -> GaussianReleases:
    """Up to six releases, told apart by one linear function of what they publish."""
    count = draw(whole_numbers(*k))
    changes, tilts = draw(vectors(count, 1 / 8, 2)), draw(vectors(count, 1 / 2, 1))
    return GaussianReleases(changes, tilts, draw(reals(-4, 8)), draw(vectors(3, 0, 4)))
