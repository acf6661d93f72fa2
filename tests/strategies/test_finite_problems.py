"""Finite problems, learners and posteriors against direct computation."""

import numpy as np
import pytest

from theorycheck.learning import (
    all_signs,
    bag_estimate,
    candidate_posteriors,
    class_means_from_bags,
    gibbs_risk,
    largest_risk,
    rademacher_average,
    risk_divergence,
    sequences,
    two_bag_weights,
)
from theorycheck.strategies.axis_inputs import AxisInputs
from theorycheck.strategies.finite_problems import AllSubsets, FiniteProblem
from theorycheck.strategies.label_tables import Learner
from theorycheck.strategies.memorizers import Memorizer

PROBLEM = FiniteProblem(np.array([1.0, 3.0]), np.array([[0.0, 1.0], [0.5, 0.25]]), 3)


def test_a_finite_problem_enumerates_its_samples():
    assert PROBLEM.weights.sum() == pytest.approx(1)
    assert PROBLEM.risk == pytest.approx([0.75, 0.3125])
    assert PROBLEM.weights @ PROBLEM.gap == pytest.approx(0)
    assert PROBLEM.worst_gap == pytest.approx(PROBLEM.gap.max(axis=1))
    assert PROBLEM.worst_deviation == pytest.approx(np.abs(PROBLEM.gap).max(axis=1))
    sample = np.repeat([0, 1], PROBLEM.counts[1])
    assert PROBLEM.averages[1] == pytest.approx(rademacher_average(PROBLEM.losses[:, sample]))


def test_one_hypothesis_has_no_complexity():
    assert FiniteProblem(np.ones(2), np.array([[1.0, 0.0]]), 40).averages == pytest.approx(0)


def test_all_subsets_agree_with_their_table():
    table = sequences(2, 2).astype(float)
    small = FiniteProblem(np.ones(2), table, 3)
    closed = AllSubsets(2, 3)
    assert closed.weights.sum() == pytest.approx(1)
    assert closed.weights @ closed.worst_gap == pytest.approx(small.weights @ small.worst_gap)
    assert closed.complexity == pytest.approx(small.complexity)


def test_a_memorizer_errs_on_what_it_has_not_seen():
    data = Memorizer(4, 2)
    assert data.weights @ data.risk == pytest.approx((3 / 4) ** 2)


def test_a_learner_table():
    kernel = np.eye(2)
    learner = Learner(np.ones(2), 1 - np.eye(2), kernel, 1)  # the output is the example
    assert learner.joint.sum() == pytest.approx(1)
    assert np.sum(learner.joint * learner.gap) == pytest.approx(1 / 2)
    assert learner.fitted == pytest.approx(1 - np.eye(2))
    assert learner.conditional_information == pytest.approx(np.log(2) / 2)
    assert learner.index(learner.samples).tolist() == [0, 1]
    assert learner.neighbours().tolist() == [[0, 1], [0, 1]]


def test_estimates_of_bags_are_right_on_average():
    weights, proportion = np.array([9, 6, 1]) / 16, np.array([0, 0.5, 1])
    assert weights @ bag_estimate(2, proportion, 0.25, 3, 7) == pytest.approx(0.75 * 3 + 0.25 * 7)


def test_class_means_come_back_from_mixed_bags():
    concentrations = np.array([[0.75, 0.25], [0.25, 0.75], [0.5, 0.5]])
    means = np.array([[1.0, 2.0], [-1.0, 0.0]])
    assert class_means_from_bags(concentrations @ means, concentrations) == pytest.approx(means)
    first, second = two_bag_weights(0.75, 0.25)
    assert first * 0.75 + second * 0.25 == pytest.approx(1)
    assert first + second == pytest.approx(1)


def test_posteriors_are_laws_and_their_risks_mean_risks():
    prior = np.array([0.25, 0.75])
    Q = candidate_posteriors(prior, PROBLEM.empirical, PROBLEM.gap, 3)
    assert Q.sum(axis=-1) == pytest.approx(1)
    assert gibbs_risk(Q, PROBLEM.risk)[:, 0] == pytest.approx(PROBLEM.risk[0])
    assert risk_divergence(Q, PROBLEM.empirical, PROBLEM.risk).min() >= -1e-12


def test_the_largest_risk_within_a_budget():
    assert largest_risk(np.array([0.0]), 0.5)[0] == pytest.approx(1 - np.exp(-0.5))
    assert largest_risk(np.array([0.3]), 0.0)[0] == pytest.approx(0.3)


def test_neurons_on_axes_against_a_grid_of_directions():
    data = AxisInputs(np.array([1.0, -0.5, 2.0]), np.array([0, 1, 1]), 2, 1.0)
    X = np.zeros((3, 2))
    X[np.arange(3), data.axes] = data.x
    angles = np.linspace(0, 2 * np.pi, 4001)
    u = np.stack([np.cos(angles), np.sin(angles)])
    neurons = np.maximum(X @ u, 0).T
    both = np.concatenate([neurons, -neurons])
    assert data.frobenius_average / 3 == pytest.approx(rademacher_average(both), abs=1e-5)
    path = neurons / np.abs(u).sum(axis=0)[:, None]
    average = rademacher_average(np.concatenate([path, -path]))
    assert data.path_average / 3 == pytest.approx(average, abs=1e-3)
    assert data.square_sums == pytest.approx([1, 4.25])


def test_a_pair_of_neurons_on_axes_against_its_networks():
    data = AxisInputs(np.array([1.0, -0.5, 2.0]), np.array([0, 1, 1]), 2, 1.0)
    X = np.zeros((3, 2))
    X[np.arange(3), data.axes] = data.x
    correlations = []
    for signs in all_signs(3):
        along = np.array(
            [[signs @ np.maximum(X @ (side * e), 0) for e in np.eye(2)] for side in (1, -1)]
        )
        up, down = np.maximum(along.max(axis=0), 0), np.maximum((-along).max(axis=0), 0)
        correlations.append(np.linalg.norm(np.maximum(up, down)))
    assert data.pair_average == pytest.approx(np.mean(correlations))
    assert data.pair_average >= data.frobenius_average
