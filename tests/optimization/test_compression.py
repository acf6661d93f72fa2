"""Descent on compressed gradients."""

import numpy as np

from theorycheck.optimization import error_feedback, gradient_descent
from theorycheck.optimization.geometry import largest_entries

CENTERS = np.array([[1.0, 2.0, -1.0], [0.0, 1.0, 3.0]])
X_0 = np.array([4.0, -2.0, 1.0])


def gradients(x):
    return x - CENTERS


def test_the_largest_entries_are_kept_and_the_first_of_equals():
    x = np.array([[1.0, -3.0, 2.0], [2.0, -2.0, 2.0]])
    assert np.array_equal(largest_entries(x, 1), [[0, -3, 0], [2, 0, 0]])
    assert np.array_equal(largest_entries(x, 2), [[0, -3, 2], [2, -2, 0]])
    assert np.array_equal(largest_entries(x, 3), x)


def test_without_compression_it_is_gradient_descent():
    path = error_feedback(gradients, X_0, 0.25, steps=6, compress=lambda g: g)
    whole = gradient_descent(lambda x: x - CENTERS.mean(axis=0), X_0, 0.25, steps=6)
    assert np.allclose(path, whole)


def test_one_entry_a_round_still_reaches_the_minimizer():
    path = error_feedback(gradients, X_0, 0.1, steps=400, compress=lambda g: largest_entries(g, 1))
    assert np.allclose(path[-1], CENTERS.mean(axis=0), atol=1e-8)


def test_the_first_step_follows_what_was_sent():
    path = error_feedback(gradients, X_0, 0.5, steps=1, compress=lambda g: largest_entries(g, 1))
    sent = np.array([[0, -4.0, 0], [4.0, 0, 0]]).mean(axis=0)
    assert np.allclose(path[1], X_0 - 0.5 * sent)
