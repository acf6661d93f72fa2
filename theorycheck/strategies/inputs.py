"""Inputs no two of which coincide, nor point in opposite directions."""

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.datasets import sphere_points
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds


@instances
def points_on_the_circle(draw: Draw, points: int) -> np.ndarray:
    """Unit vectors (points, 2) whose angles modulo pi differ by at least 3 % of their mean gap.

    Each lies on one side or the other of the origin.
    """
    gaps = np.array([draw(whole_numbers(1, 32)) for _ in range(points)])
    angles = np.pi * np.cumsum(gaps) / np.sum(gaps)
    flipped = np.array([draw(whole_numbers(0, 1)) for _ in range(points)])
    angles = angles + np.pi * flipped
    return np.stack([np.cos(angles), np.sin(angles)], axis=-1)


@instances
def distinct_points(draw: Draw, points: int, dimension: int) -> np.ndarray:
    """Up to `points` different points with coordinates -1, -1/2, 0, 1/2 or 1."""
    rows = [[draw(whole_numbers(-2, 2)) for _ in range(dimension)] for _ in range(points)]
    return np.array(list(dict.fromkeys(map(tuple, rows)))) / 2


@instances
def mixtures(draw: Draw, atoms: int) -> np.ndarray:
    """Probabilities of `atoms` terms, multiples of 1/64 that sum to 1; some may be 0."""
    cuts = sorted(draw(whole_numbers(0, 64)) for _ in range(atoms - 1))
    return np.diff([0, *cuts, 64]) / 64


@instances
def sphere_problems(draw: Draw, most: int, *, unseen: int = 0) -> tuple[np.ndarray, np.ndarray]:
    """Up to `most` examples on the sphere of R^4, R^6 or R^10, with targets, and unseen points.

    Points (n + unseen, d) are uniform, made from a seed; targets (n,) lie in [-1, -1/4] or
    [1/4, 1].
    """
    n, d = draw(whole_numbers(1, most)), (4, 6, 10)[draw(whole_numbers(0, 2))]
    points = sphere_points(generator("sphere", draw(seeds())), n + unseen, d)
    sizes = [draw(whole_numbers(8, 32)) / 32 for _ in range(n)]
    flipped = [draw(whole_numbers(0, 1)) for _ in range(n)]
    return points, np.array(sizes) * (1 - 2 * np.array(flipped))
