"""Inputs: pairs at an angle, on circles, grids and spheres, and examples to train networks on."""

import math

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.datasets import diabetes, sphere_points
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, log_reals, reals


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
def pairs_at_an_angle(draw: Draw) -> tuple[np.ndarray, float, float]:
    """Two inputs, shape (2, d), the angle between them, and the length of the second.

    In 2 to 64 dimensions, at any angle from 0 to pi; the first has length 1.
    """
    d, theta = draw(choices((2, 3, 10, 64))), draw(reals(0, math.pi))
    length = draw(log_reals(1 / 8, 8))
    plane = np.linalg.qr(generator("plane", draw(seeds())).standard_normal((d, 2)))[0]
    second = length * (np.cos(theta) * plane[:, 0] + np.sin(theta) * plane[:, 1])
    return np.stack([plane[:, 0], second]), theta, length


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


KINDS = ("sphere", "orthonormal", "close pairs", "patients")


@instances
def training_problems(
    draw: Draw, sizes: tuple[int, ...] = (1, 3, 8), *, unseen: int = 0
) -> tuple[np.ndarray, np.ndarray]:
    """Examples of norm 1 in ten dimensions with targets of either sign, and unseen points.

    Examples (n, 10) are uniform on the sphere, orthonormal, pairs of cosine 9/10, or patients of
    the diabetes data; the points (n + unseen, 10) go on with patients, or else on the sphere.
    More than ten are orthonormal in as many dimensions. Problems are few, so that all are tried.
    """
    kind, n = draw(choices(KINDS)), draw(choices(sizes))
    rng = generator(kind, draw(whole_numbers(0, 1)))
    if kind == "patients":
        points = _patients(rng, n + unseen)
    else:
        d = max(n, 10) if kind == "orthonormal" else 10
        points = sphere_points(rng, n + unseen, d)
        if kind == "orthonormal":
            points[:n] = np.eye(n, d)
        elif kind == "close pairs":
            points[1:n:2] = _near(rng, points[0 : n - 1 : 2])
    return points, rng.uniform(1 / 4, 1, n) * rng.choice([-1, 1], n)


def _near(rng: np.random.Generator, points: np.ndarray) -> np.ndarray:
    """Give a point of cosine 9/10 to each of these."""
    across = rng.standard_normal(points.shape)
    across -= np.sum(across * points, axis=1, keepdims=True) * points
    return 0.9 * points + 0.19**0.5 * across / np.linalg.norm(across, axis=1, keepdims=True)


def _patients(rng: np.random.Generator, n: int) -> np.ndarray:
    X = diabetes().X
    rows = X[rng.choice(len(X), size=n, replace=False)]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
