"""Zeros and ones, labelled right or at random: when wide networks know them."""

import numpy as np
import pytest

from theorycheck.experiments.labels_in_time import draw_zeros_and_ones, learning
from theorycheck.learning.datasets import digits


def test_images_are_halves_of_zeros_and_ones_of_norm_one():
    X, y = draw_zeros_and_ones(np.random.default_rng(0), 6, trials=3)
    assert np.linalg.norm(X, axis=-1) == pytest.approx(1)
    assert y.tolist() == [[1, 1, 1, -1, -1, -1]] * 3
    data = digits()
    images = data.X / np.linalg.norm(data.X, axis=1, keepdims=True)
    rows = np.argmax(X.reshape(-1, 64) @ images.T, axis=1).reshape(3, 6)
    assert np.all(data.y[rows] == (y < 0))


def test_the_error_expected_is_that_of_descent_with_the_kernel():
    rng = np.random.default_rng(1)
    X, y = draw_zeros_and_ones(rng, 4, trials=1)
    K = X @ X.mT

    def as_the_kernel(*given, steps, **_):
        outputs, losses = 0 * y, []
        for _ in range(steps + 1):
            losses.append(np.sum((outputs - y) ** 2, axis=1) / 2)
            outputs = outputs - given[4] * np.matvec(K, outputs - y)
        return np.array(losses)

    found = learning(rng, X, y, steps=30, train=as_the_kernel, kernel=lambda X: X @ X.mT)
    assert found.gap == pytest.approx(0, abs=1e-9)
    assert found.steps[0] <= 30


def test_what_is_not_learnt_is_said_to_take_a_step_more():
    rng = np.random.default_rng(2)
    X, y = draw_zeros_and_ones(rng, 8, trials=2)
    assert learning(rng, X, y, steps=1).steps.tolist() == [2, 2]
