"""Real data sets as something a theorem quantifies over: whole, or a few of their rows."""

from collections.abc import Sequence

import numpy as np

from theorycheck import datasets
from theorycheck.datasets import Dataset
from theorycheck.randomness import generator
from theorycheck.strategies.recipes import Draw, instances, whole_numbers

NAMES = ("digits", "breast_cancer", "wine", "diabetes", "iris")


@instances
def real_datasets(draw: Draw, names: Sequence[str] = NAMES) -> Dataset:
    """The data sets that scikit-learn ships, standardized: the first of `names`, or another."""
    name = names[draw(whole_numbers(0, len(names) - 1))]
    return getattr(datasets, name)()  # type: ignore[no-any-return]


@instances
def real_rows(draw: Draw, rows: int, columns: int) -> np.ndarray:
    """Some standardized inputs of a real data set, shape (rows, columns): its first principal ones.

    Rounded to multiples of 1/64 and divided by 4, so that exact arithmetic holds them briefly.
    """
    X = draw(real_datasets()).X
    seed = draw(whole_numbers(0, 255))
    varying = np.flatnonzero(X.std(axis=0) > 0)
    rng = generator("real rows", seed)
    chosen = rng.choice(varying, size=columns, replace=columns > len(varying))
    return np.round(16 * X[rng.choice(len(X), size=rows, replace=False)][:, chosen]) / 64


def targets(data: Dataset) -> np.ndarray:
    """Targets to regress on, (n, outputs): a one for the class, or the score itself."""
    return data.one_hot() if data.classes else data.y[:, None]
