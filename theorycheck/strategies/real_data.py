"""Real data sets as something a theorem quantifies over: whole, or a few of their rows."""

from collections.abc import Sequence
from functools import cache

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.kernels.random_features import distinct_inputs
from theorycheck.learning import datasets
from theorycheck.learning.datasets import REAL, Dataset
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds

TASKS = ("breast_cancer", "wine", "iris", "digits")


@instances
def real_datasets(draw: Draw, names: Sequence[str] = REAL) -> Dataset:
    """The data sets that scikit-learn ships, standardized: the first of `names`, or another."""
    name = names[draw(whole_numbers(0, len(names) - 1))]
    return getattr(datasets, name)()


@instances
def real_inputs(draw: Draw, rows: int, names: Sequence[str] = REAL) -> np.ndarray:
    """Different inputs of one real data set, shape (rows, d), of norm about 1."""
    inputs = distinct_inputs(names[draw(whole_numbers(0, len(names) - 1))])
    rng = generator("real inputs", draw(seeds()))
    return inputs[rng.choice(len(inputs), size=rows, replace=False)]


@instances
def labelled_rows(draw: Draw, rows: int) -> tuple[np.ndarray, np.ndarray]:
    """Rows (rows, d) of breast cancer, wine, iris or digits, and labels -1 and +1, (rows,)."""
    X, y = short_rows(TASKS[draw(whole_numbers(0, len(TASKS) - 1))])
    first = draw(whole_numbers(0, len(X) - int(rows)))
    return X[first : first + rows], y[first : first + rows]


@cache
def short_rows(name: str) -> tuple[np.ndarray, np.ndarray]:
    """All rows of a task in a random order, one class or not: in 64ths, which exact numbers hold.

    Digits come as 8 columns of pixels summed.
    """
    data = getattr(datasets, name)()
    X = data.X.reshape(-1, 8, 8).sum(axis=1) / 8 if name == "digits" else data.X
    labels = data.y if set(np.unique(data.y)) == {-1.0, 1.0} else data.against_rest(0)
    return _shuffled(name, X, labels)


@cache
def classes_of(name: str) -> tuple[np.ndarray, np.ndarray]:
    """All rows of a task in that order, in 64ths, and their classes (n, classes), one-hot.

    Digits come as 4 x 4 pixels, each the mean of four.
    """
    data = getattr(datasets, name)()
    X = data.X.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)) if name == "digits" else data.X
    return _shuffled(name, X.reshape(len(X), -1), data.one_hot())


def _shuffled(name: str, X: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    order = generator("rows", name).permutation(len(X))
    return np.round(X[order] * 64) / 64, y[order]
