"""Teachers of disjoint parts of the digits: what each of them says of every image."""

from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.datasets import digits
from theorycheck.search.randomness import generator

Array: TypeAlias = NDArray[Any]


@cache
def teacher_votes(teachers: int, seed: int) -> Array:
    """Count how many teachers say each digit of each image: whole numbers, (1797, 10).

    Every teacher knows the class means of its own images, and says the nearest.
    """
    images = digits()
    votes = np.zeros((len(images.X), 10), dtype=int)
    for part in np.array_split(generator("teachers", seed).permutation(len(images.X)), teachers):
        X, y = images.X[part], images.y[part]
        labels = np.unique(y).astype(int)
        means = np.stack([X[y == label].mean(axis=0) for label in labels])
        nearest = np.argmin(np.sum(means**2, axis=1) - 2 * images.X @ means.T, axis=1)
        votes[np.arange(len(votes)), labels[nearest]] += 1
    votes.flags.writeable = False
    return votes
