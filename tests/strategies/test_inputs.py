"""Inputs and designs that are made from a seed, or entry by entry where they are small."""

import numpy as np
from numpy.testing import assert_allclose

from theorycheck.claims.draws import reading
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import (
    KINDS,
    pairs_at_an_angle,
    training_problems,
)


def test_small_designs_are_drawn_entry_by_entry_and_large_ones_from_a_seed():
    assert_allclose(reading([1024] * 12)(gaussian_like_designs(3, 4)), 1)
    first, second = (reading([seed])(gaussian_like_designs(8, 20)) for seed in (1, 2))
    assert first.shape == (8, 20)
    assert not np.array_equal(first, second)


def test_training_problems_have_examples_of_norm_one_and_no_small_targets():
    for kind in range(len(KINDS)):
        for number in (0, 1):
            points, y = reading([kind, 2, number])(training_problems(unseen=3))
            assert points.shape == (11, 10)
            assert_allclose(np.linalg.norm(points, axis=1), 1)
            assert np.all((abs(y) >= 1 / 4) & (abs(y) <= 1))


def test_close_pairs_are_close_and_others_are_orthonormal():
    points, _ = reading([KINDS.index("close pairs"), 1, 0])(training_problems())
    assert_allclose(points[0] @ points[1], 0.9)
    points, _ = reading([KINDS.index("orthonormal"), 2, 0])(training_problems())
    assert_allclose(points @ points.T, np.eye(8))
    points, _ = reading([KINDS.index("orthonormal"), 0, 0])(training_problems((100,), unseen=2))
    assert points.shape == (102, 100)
    assert_allclose(points[:100] @ points[:100].T, np.eye(100))


def test_pairs_have_the_angle_and_the_length_they_say():
    for seed in range(10):
        numbers = [int(k) for k in np.random.default_rng(seed).integers(0, 1024, 8)]
        X, theta, length = reading(numbers)(pairs_at_an_angle())
        assert_allclose(np.linalg.norm(X, axis=1), [1, length])
        assert_allclose(X[0] @ X[1], length * np.cos(theta), atol=1e-12)
