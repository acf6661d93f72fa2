"""Real data sets as something a theorem quantifies over: whole, or a few of their rows."""

from collections.abc import Sequence

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.kernels.random_features import distinct_inputs
from theorycheck.learning import datasets
from theorycheck.learning.datasets import REAL, Dataset
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds


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
