"""Classifiers chosen by weak labels of real cells: how much worse they are than the best.

Candidates call cells positive by a threshold on a feature, from either side. Of a sample all that
a choice among them needs is how many cells of each class lie between two thresholds.
"""

from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.recipes import Draw, instances
from theorycheck.experiments.blood_samples import look_alikes, two_wines
from theorycheck.learning import datasets
from theorycheck.learning.datasets import Dataset, atom_counts, breast_cancer
from theorycheck.search.randomness import generator
from theorycheck.strategies.numbers import choices

Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True)
class Candidates:
    """M classifiers: M/2 thresholds on a feature of `cells`, at quantiles, and their opposites.

    Atoms are the places between thresholds, of each class: first the negative ones.
    """

    cells: Dataset
    feature: int
    M: int

    @cached_property
    def _within(self) -> Array:
        """Law of the atoms of each class, (2, atoms of a class)."""
        x, thresholds = self.cells.X[:, self.feature], self.M // 2
        steps = np.quantile(x, np.arange(1, thresholds + 1) / (thresholds + 1))
        place = np.searchsorted(steps, x)
        counts = [
            np.bincount(place[self.cells.y * s > 0], minlength=thresholds + 1) for s in (-1, 1)
        ]
        return np.array([count / count.sum() for count in counts])

    @cached_property
    def positive(self) -> Array:
        """Whether each atom is of the positive class, (atoms,)."""
        return np.repeat([0, 1], self._within.shape[1])

    @cached_property
    def called(self) -> Array:
        """Whether each candidate calls an atom positive, (M, atoms)."""
        below = np.tile(np.arange(self.M // 2 + 1), 2) <= np.arange(self.M // 2)[:, None]
        return np.concatenate([below, ~below]).astype(float)

    def law(self, share: float) -> Array:
        """Law of the atoms where a share of the cells is positive."""
        return np.concatenate([(1 - share) * self._within[0], share * self._within[1]])

    def seen(self, rng: np.random.Generator, share: float, n: int, trials: int) -> Array:
        """Share that each candidate calls positive of n cells of such a law, (trials, M)."""
        return np.asarray(atom_counts(rng, self.law(share), n, trials=trials) @ self.called.T / n)

    def bags(
        self, rng: np.random.Generator, share: float, size: int, count: int, trials: int
    ) -> tuple[Array, Array]:
        """Bags of cells: shares of positives (trials, count), and called such (..., M)."""
        counts = atom_counts(rng, self.law(share), size, trials=trials * count)
        cells = counts.reshape(trials, count, -1)
        return cells @ self.positive / size, cells @ self.called.T / size

    def risks(self, share: float) -> Array:
        """Risk of each candidate where a share of the cells is positive, (M,)."""
        return np.asarray((self.called != self.positive) @ self.law(share))

    def excess(self, estimated: Array, share: float) -> Array:
        """Risk of the candidate of the least estimate minus the least risk, (trials,)."""
        risks = self.risks(share)
        return np.asarray(risks[np.argmin(estimated, axis=-1)] - risks.min())


@instances
def candidates(draw: Draw) -> Candidates:
    """Two to forty thresholds on cells of tumours, of two wines, or of kinds that look alike."""
    cells = draw(choices([breast_cancer(), two_wines(), look_alikes()]))
    return Candidates(cells, draw(choices(range(13))), draw(choices([2, 10, 40])))


@cache
def few_shot_predictions(name: str, count: int, seed: int) -> tuple[Array, Array]:
    """Classes of a data set's rows, and what `count` classifiers say they are, (count, rows).

    Each says the class of the nearest of as many rows as there are classes, by some features.
    """
    data, rng = getattr(datasets, name)(), generator("few-shot classifiers", seed)
    classes = np.unique(data.y, return_inverse=True)[1]
    said = []
    for _ in range(count):
        shown = [rng.choice(np.flatnonzero(classes == c)) for c in range(classes.max() + 1)]
        X = data.X[:, rng.choice(data.X.shape[1], rng.integers(1, data.X.shape[1] + 1))]
        said.append(np.argmin(np.sum((X[:, None] - X[shown]) ** 2, axis=2), axis=1))
    return classes, np.array(said)
