"""Fitted neurons against the best ones."""

import numpy as np
import pytest

from theorycheck.learning import all_signs
from theorycheck.strategies.axis_inputs import AxisInputs
from theorycheck.strategies.dense_inputs import DenseInputs


def test_in_the_plane_fitted_neurons_are_nearly_the_best():
    X = np.random.default_rng(3).standard_normal((6, 2))
    angles = np.linspace(0, 2 * np.pi, 2000)
    hidden = np.maximum(np.stack([np.cos(angles), np.sin(angles)], axis=1) @ X.T, 0)
    best = np.mean(np.max(np.abs(all_signs(6) @ hidden.T), axis=1))
    found = DenseInputs(X, 1.0).frobenius_average
    assert 0.8 * best < found <= best * (1 + 1e-5)


def test_on_axes_the_averages_are_no_more_than_the_known_ones():
    x, axes = np.array([1.0, -0.5, 2.0, 0.25]), np.array([0, 0, 1, 2])
    known = AxisInputs(x, axes, 3, 1.0)
    dense = DenseInputs(x[:, None] * (axes[:, None] == np.arange(3)), 1.0)
    assert dense.path_average == pytest.approx(known.path_average)
    assert dense.frobenius_average <= known.frobenius_average + 1e-12
    assert dense.square_sums == pytest.approx(known.square_sums)
