"""Vectors and matrices: small ones entry by entry, large ones from a seed and a scale."""

import math
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.errors import StatementError
from theorycheck.search.randomness import generator
from theorycheck.strategies.numbers import STEPS, many_reals

LARGEST_POINT = 6  # entries
LARGEST_DENSE = 64  # entries: dense draws beyond it cost Hypothesis too much


@instances
def vectors(draw: Draw, dimension: int, low: float = -1.0, high: float = 1.0) -> np.ndarray:
    """Vectors of `dimension` entries from `low` to `high`, shape (dimension,)."""
    return _filled(draw, (int(dimension),), low, high)


@instances
def points(draw: Draw, dimension: int, size: float = 1.0) -> np.ndarray:
    """Vectors with entries from -size to size: of up to 6 of them one by one, others from a seed.

    A search that may move every one of many entries spends itself on them.
    """
    if dimension <= LARGEST_POINT:
        return draw(vectors(dimension, -size, size))
    steps = generator("point", draw(seeds())).integers(-64, 64, int(dimension), endpoint=True)
    return size * steps / 64


@instances
def matrices(
    draw: Draw, rows: int, columns: int, low: float = -1.0, high: float = 1.0
) -> np.ndarray:
    """Matrices with entries from `low` to `high`, shape (rows, columns).

    Up to 64 entries each is drawn; a larger matrix is drawn as a seed and rounded to the grid.
    """
    return _filled(draw, (int(rows), int(columns)), low, high)


def _filled(draw: Draw, shape: tuple[int, ...], low: float, high: float) -> np.ndarray:
    if math.prod(shape) <= LARGEST_DENSE:
        return many_reals(draw, math.prod(shape), low, high).reshape(shape)
    steps = generator("matrix", draw(seeds())).integers(0, STEPS, shape, endpoint=True)
    return low + (high - low) * steps / STEPS


@instances
def seeds(draw: Draw) -> int:
    """Seeds of large arrays, for ``numpy.random.default_rng``; they don't shrink to a meaning."""
    return draw(whole_numbers(0, 2**20))


@instances
def rotations(draw: Draw, dimension: int) -> tuple[np.ndarray, ...]:
    """Orthogonal matrices as lists of Householder vectors with whole entries, exact in rationals.

    No vector means the identity. ``reflected(rotation, x)`` applies it.
    """
    count = draw(whole_numbers(0, 2)) if dimension > 1 else 0
    return tuple(_householder(draw, int(dimension)) for _ in range(count))


def _householder(draw: Draw, dimension: int) -> np.ndarray:
    entries = [draw(whole_numbers(-4, 4)) for _ in range(dimension)]
    return np.array(entries if any(entries) else [1, *entries[1:]], dtype=int)


def reflected(rotation: tuple[np.ndarray, ...], x: Any, *, inverse: bool = False) -> Any:
    """Return the rotation applied to `x`, shape (..., dimension), in the arithmetic of `x`."""
    for v in rotation[::-1] if inverse else rotation:
        along = x @ v[:, np.newaxis]  # keeps its last axis, of one entry
        x = x - along * 2 / int(v @ v) * v
    return x


def diagonal(entries: Any) -> np.ndarray:
    """Return the diagonal matrix of `entries`, in their arithmetic."""
    entries = np.asarray(entries)
    if entries.ndim != 1:
        raise StatementError(f"diagonal(...): one row of entries is needed, got {entries.shape}")
    return entries * np.eye(len(entries), dtype=int)
