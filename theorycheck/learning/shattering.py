"""Counting what classes can do: patterns, shattered sets, dichotomies by hyperplanes."""

from itertools import combinations, product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def vc_dimension(patterns: Array) -> int:
    """Size of the largest set of columns that the {0, 1}-patterns (class, points) shatter."""
    n = patterns.shape[1]
    for d in range(n, 0, -1):
        if any(len(np.unique(patterns[:, c], axis=0)) == 2**d for c in combinations(range(n), d)):
            return d
    return 0


def separable_dichotomies(points: Array) -> int:
    """Count the labelings of whole-number points (n, d) that hyperplanes through 0 realize.

    For points in general position, n >= d: every cell of the arrangement has an edge, orthogonal
    to d - 1 of the points, whose signs may be chosen freely.
    """
    n, d = points.shape
    found = set()
    for chosen in combinations(range(n), d - 1):
        signs = np.sign(points @ normal(points[list(chosen)], d))
        for free in product((-1, 1), repeat=d - 1):
            for side in (-1, 1):
                cell = side * signs
                cell[list(chosen)] = free
                found.add(tuple(cell.tolist()))
    return len(found)


def normal(rows: Array, d: int) -> Array:
    """Whole-number vector orthogonal to d - 1 rows (d - 1, d): their generalized cross product."""
    minors = [determinant(np.delete(rows, k, axis=1)) for k in range(d)]
    return np.array([(-1) ** k * minor for k, minor in enumerate(minors)])


def determinant(A: Array) -> int:
    """Give the determinant of a small matrix of whole numbers, by expansion."""
    if not len(A):
        return 1
    rest = [np.delete(A[1:], k, axis=1) for k in range(len(A))]
    return sum((-1) ** k * int(A[0, k]) * determinant(minor) for k, minor in enumerate(rest))
