"""The one-inclusion learner against graphs whose best orientation is known."""

import numpy as np
import pytest

from theorycheck.learning import one_inclusion_mistakes, sequences, vc_dimension


def test_a_star_and_a_path_need_one_mistake_at_each_end():
    star = np.concatenate([np.zeros((1, 4), dtype=int), np.eye(4, dtype=int)])
    assert sorted(one_inclusion_mistakes(star, 1)) == [0, 1, 1, 1, 1]
    thresholds = np.tril(np.ones((4, 3), dtype=int), -1)
    assert np.max(one_inclusion_mistakes(thresholds, 1)) == 1


def test_a_cube_is_turned_until_half_of_its_points_mislead():
    assert np.max(one_inclusion_mistakes(sequences(4, 2), 2)) == 2
    assert np.sum(one_inclusion_mistakes(sequences(4, 2), 2)) == 32


@pytest.mark.parametrize("seed", range(8))
def test_no_class_errs_more_often_than_its_dimension(seed):
    rng = np.random.default_rng(seed)
    found = sequences(5, 2)[rng.random(32) < rng.random()]
    if len(found):
        d_vc = vc_dimension(found)
        assert np.max(one_inclusion_mistakes(found, d_vc)) <= d_vc


def test_too_few_allowed_mistakes_leave_more():
    assert np.max(one_inclusion_mistakes(sequences(3, 2), 1)) > 1
