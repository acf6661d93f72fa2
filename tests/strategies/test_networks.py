import itertools

import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.networks import softplus
from theorycheck.strategies.designs import nested_designs
from theorycheck.strategies.inputs import distinct_points, mixtures, points_on_the_circle
from theorycheck.strategies.networks import (
    balanced_signs,
    output_signs,
    small_problems,
    trained_networks,
)
from theorycheck.strategies.real_data import real_datasets, real_inputs

rng = np.random.default_rng(6)


def drawn(strategy):
    return reading(rng.integers(-2000, 2000, size=400).tolist())(strategy)


@pytest.mark.parametrize("shape", [(1, 1), (3, 2), (2, 5), (4, 4)])
def test_every_prefix_of_a_nested_design_has_full_rank(shape):
    for _ in range(20):
        X = drawn(nested_designs(*shape))
        ranks = [np.linalg.matrix_rank(X[:, :k]) for k in range(1, shape[1] + 1)]
        assert ranks == [min(k, shape[0]) for k in range(1, shape[1] + 1)]


def test_points_on_the_circle_are_unit_vectors_in_different_directions():
    for _ in range(20):
        X = drawn(points_on_the_circle(6))
        assert np.sum(X**2, axis=1) == pytest.approx(np.ones(6))
        overlap = abs(X @ X.T)[np.triu_indices(6, 1)]
        assert np.max(overlap) < 1 - 1e-5


def test_distinct_points_never_coincide():
    for _ in range(20):
        X = drawn(distinct_points(6, 2))
        assert len(np.unique(X, axis=0)) == len(X)


def test_mixtures_are_probabilities_exactly():
    for k in (1, 2, 5):
        law = drawn(mixtures(k))
        assert law.shape == (k,)
        assert law.sum() == 1
        assert law.min() >= 0


def test_output_signs_are_whole_numbers():
    assert set(drawn(output_signs(30)).tolist()) == {-1, 1}


@pytest.mark.parametrize("task", range(4))
def test_trained_networks_know_better_than_chance(task):
    right = []
    for number in range(8):
        network = reading([task, number % 2, number, 0])(trained_networks(unseen=40))
        right.append(np.mean((network(network.X) > 0) == (network.y > 0)))
    assert np.mean(right) > 0.8
    assert len(network.weights) == 3
    assert np.all(np.round(network.X * 64) == network.X * 64)


def test_the_same_choices_give_the_same_trained_network():
    first, second = (reading([0, 0, 3, 5])(trained_networks()) for _ in range(2))
    assert all(np.array_equal(a, b) for a, b in zip(first.weights, second.weights, strict=True))


def test_six_columns_of_balanced_signs_show_every_pattern_equally_often():
    signs = balanced_signs()
    assert signs.shape == (1024, 12)
    for columns in itertools.combinations(range(12), 6):
        codes = (signs[:, columns] > 0) @ 2 ** np.arange(6)
        assert set(np.bincount(codes, minlength=64)) == {16}


def test_small_problems_start_at_zero_with_unit_inputs():
    problem = drawn(small_problems())
    X, y, W, a = problem.at_width(16)
    assert softplus(X @ W) @ a == pytest.approx(0 * y, abs=1e-12)
    assert np.sum(X**2, axis=1) == pytest.approx(np.ones(len(X)))
    assert y.any()


def test_real_inputs_are_different_rows_of_one_data_set():
    X = reading([4, 17])(real_inputs(149))
    assert X.shape == (149, 4)
    assert len(np.unique(X, axis=0)) == 149
    assert reading([3])(real_datasets()).name == "diabetes"
