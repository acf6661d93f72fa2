"""The perceptron, step by step."""

import numpy as np

from theorycheck.learning import perceptron


def test_it_adds_what_it_gets_wrong_and_nothing_else():
    examples = np.array([[1.0, 0.0], [2.0, 5.0], [-1.0, 1.0], [0.0, 3.0]])
    assert perceptron(examples).tolist() == [[0, 0], [1, 0], [1, 0], [0, 1], [0, 1]]


def test_trials_run_side_by_side():
    examples = np.random.default_rng(0).standard_normal((3, 6, 2))
    assert np.array_equal(perceptron(examples)[1], perceptron(examples[1]))
