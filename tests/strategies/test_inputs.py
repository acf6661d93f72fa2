"""Inputs and designs that are made from a seed, or entry by entry where they are small."""

import numpy as np
from numpy.testing import assert_allclose

from theorycheck.claims.draws import reading
from theorycheck.strategies.designs import gaussian_like_designs
from theorycheck.strategies.inputs import sphere_problems


def test_problems_lie_on_the_sphere_and_their_targets_are_not_small():
    for seed in range(20):
        numbers = [int(k) for k in np.random.default_rng(seed).integers(-600, 1100, 40)]
        points, y = reading(numbers)(sphere_problems(4, unseen=3))
        assert 1 <= len(y) <= 4
        assert len(points) == len(y) + 3
        assert_allclose(np.linalg.norm(points, axis=1), 1)
        assert np.all((abs(y) >= 1 / 4) & (abs(y) <= 1))


def test_small_designs_are_drawn_entry_by_entry_and_large_ones_from_a_seed():
    assert_allclose(reading([1024] * 12)(gaussian_like_designs(3, 4)), 1)
    first, second = (reading([seed])(gaussian_like_designs(8, 20)) for seed in (1, 2))
    assert first.shape == (8, 20)
    assert not np.array_equal(first, second)
