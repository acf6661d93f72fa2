"""Second moments along random affine steps, against those of all orders."""

import itertools

import numpy as np
import pytest

from theorycheck.optimization.moments import affine_steps, second_moments, with_sums

RNG = np.random.default_rng(0)
LINEAR, SHIFTS = RNG.normal(size=(3, 2, 2)) / 2, RNG.normal(size=(3, 2))
START = np.array([1.0, -2.0])


def step(x, i):
    return np.einsum("kij,kj->ki", LINEAR[i], x) + SHIFTS[i]


@pytest.mark.parametrize("at", [np.zeros(2), START])
def test_steps_are_read_off_wherever_they_are_asked(at):
    maps = affine_steps(step, 3, at)
    assert np.allclose(maps[:, :2, :2], LINEAR)
    assert np.allclose(maps[:, :2, 2], SHIFTS)
    assert np.allclose(maps[:, 2], [0, 0, 1])


def test_moments_and_sums_are_those_of_all_orders():
    points, sums = [], []
    for order in itertools.product(range(3), repeat=4):
        path = [START]
        for i in order:
            path.append(step(path[-1][None], np.array([i]))[0])
        points.append(path[-1])
        sums.append(np.sum(path[:-1], axis=0))
    maps = affine_steps(step, 3, np.zeros(2))
    found = second_moments(with_sums(maps), np.array([*START, 0, 0, 1]), 4)[-1]
    z = np.concatenate([points, sums, np.ones((81, 1))], axis=1)
    assert np.allclose(found, z.T @ z / 81)
    assert np.allclose(
        second_moments(maps, np.append(START, 1), 4)[-1], found[[[0], [1], [4]], [0, 1, 4]]
    )
