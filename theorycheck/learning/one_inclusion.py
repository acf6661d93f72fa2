"""The one-inclusion graph: a learner whose expected risk is the VC dimension over n + 1."""

from itertools import combinations
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def one_inclusion_mistakes(patterns: Array, most: int) -> Array:
    """Count, for every pattern as the truth, the points that are labelled wrongly, shape (class,).

    patterns (class, points) are the different labelings of the points. Patterns that differ at one
    point are joined by an edge, and the edge points to the one that is predicted there from all
    other labels: the other errs there. Edges are turned until no pattern errs more than `most`
    times, if that is possible (Haussler, Littlestone & Warmuth 1994).
    """
    pairs = combinations(range(len(patterns)), 2)
    edges = [(a, b) for a, b in pairs if np.sum(patterns[a] != patterns[b]) == 1]
    leaving: dict[int, set[int]] = {a: set() for a in range(len(patterns))}
    for a, b in edges:
        leaving[a].add(b)
    for start, wrong in leaving.items():
        while len(wrong) > most and _relieved(leaving, start, most):
            pass
    return np.array([len(wrong) for wrong in leaving.values()])


def _relieved(leaving: dict[int, set[int]], start: int, most: int) -> bool:
    """Turn the edges of a path from `start` to a pattern that can take one more mistake."""
    came, queue = {start: start}, [start]
    for here in queue:
        if len(leaving[here]) < most:
            _turn(leaving, came, start, here)
            return True
        for there in leaving[here] - came.keys():
            came[there] = here
            queue.append(there)
    return False


def _turn(leaving: dict[int, set[int]], came: dict[int, int], start: int, end: int) -> None:
    while end != start:
        before = came[end]
        leaving[before].discard(end)
        leaving[end].add(before)
        end = before
