"""Steepest descent with respect to a norm."""

import numpy as np
import pytest

from theorycheck.optimization import greedy_coordinate_descent, sign_descent, spectral_descent
from theorycheck.optimization.steepest import (
    greedy_direction,
    polar_factor,
    sign_direction,
    spectral_direction,
)

rng = np.random.default_rng(0)


def largest_entry(x):
    return np.max(np.abs(x))


def spectral(x):
    return np.linalg.norm(x, 2)


@pytest.mark.parametrize(
    ("direction", "norm", "dual"),
    [
        (sign_direction, largest_entry, lambda g: np.abs(g).sum()),
        (greedy_direction, lambda x: np.abs(x).sum(), largest_entry),
        (spectral_direction, spectral, lambda g: np.linalg.norm(g, "nuc")),
    ],
)
def test_a_direction_attains_the_dual_norm(direction, norm, dual):
    g = rng.normal(size=(3, 4)) if norm is spectral else rng.normal(size=4)
    move = direction(g)
    np.testing.assert_allclose([norm(move), np.sum(g * move)], [dual(g), dual(g) ** 2])


def test_what_has_no_singular_value_is_not_moved():
    g = np.outer([1.0, 2.0], [3.0, 4.0, 0.0])
    np.testing.assert_allclose(polar_factor(g), g / np.linalg.norm(g))
    np.testing.assert_array_equal(polar_factor(np.zeros((2, 3))), np.zeros((2, 3)))


def test_batches_are_directed_one_by_one():
    g = rng.normal(size=(5, 2, 3))
    np.testing.assert_allclose(spectral_direction(g), [spectral_direction(x) for x in g])
    g = rng.normal(size=(5, 3))
    np.testing.assert_allclose(sign_direction(g), [sign_direction(x) for x in g])
    np.testing.assert_allclose(greedy_direction(g), [greedy_direction(x) for x in g])


def test_a_step_against_the_direction():
    x = rng.normal(size=3)
    path = sign_descent(lambda x: 2 * x, x, 0.1, steps=2)
    np.testing.assert_allclose(path[1], x - 0.1 * sign_direction(2 * x))
    path = greedy_coordinate_descent(lambda x: x, np.array([3.0, -4.0]), 0.5, steps=2)
    np.testing.assert_allclose(path, [[3, -4], [3, -2], [1.5, -2]])
    X = rng.normal(size=(2, 2))
    path = spectral_descent(lambda X: 2 * X, X, 0.1, steps=2)
    np.testing.assert_allclose(path[1], X - 0.1 * spectral_direction(2 * X))
