"""Shattered sets, dichotomies, and regularized minimizers on the line."""

import numpy as np
import pytest
import scipy.optimize

from theorycheck.learning import (
    determinant,
    penalized_median,
    separable_dichotomies,
    sequences,
    support_vector,
    support_vector_machine,
    vc_dimension,
)
from theorycheck.learning.shattering import normal


def test_vc_dimensions_of_known_classes():
    thresholds = np.tri(5, 4, k=-1, dtype=int)
    assert vc_dimension(thresholds) == 1
    assert vc_dimension(sequences(3, 2)) == 3
    assert vc_dimension(sequences(3, 2)[:1]) == 0


def test_dichotomies_of_points_in_general_position():
    moments = np.array([[1, t, t * t] for t in range(5)])
    assert separable_dichotomies(moments) == 22
    assert separable_dichotomies(moments[:, :2]) == 10
    assert separable_dichotomies(moments[:, :1]) == 2


def test_normals_are_orthogonal():
    rows = np.array([[1, 2, 3], [4, 5, 7]])
    assert (rows @ normal(rows, 3)).tolist() == [0, 0]
    assert determinant(np.array([[1, 2], [3, 4]])) == -2


@pytest.mark.parametrize("penalty", [0.25, 4.0])
def test_minimizers_on_the_line(penalty):
    z = np.array([0.5, -1.0, 3.0])
    median = scipy.optimize.minimize_scalar(
        lambda w: np.mean(np.abs(w - z)) + penalty * w**2 / 2, bounds=(-9, 9), method="bounded"
    ).x
    assert penalized_median(z, penalty) == pytest.approx(median, abs=1e-4)
    vector = scipy.optimize.minimize_scalar(
        lambda w: np.mean(np.maximum(1 - w * z, 0)) + penalty * w**2,
        bounds=(-9, 9),
        method="bounded",
    ).x
    assert support_vector(z, penalty) == pytest.approx(vector, abs=1e-4)


@pytest.mark.parametrize("penalty", [1 / 8, 1.0])
def test_machines_minimize_in_the_plane_and_on_the_line(penalty):
    Z = np.array([[0.5, 1.0], [-1.0, 0.25], [1.0, 1.0], [1.0, 1.0]])

    def objective(w):
        return np.mean(np.maximum(1 - Z @ w, 0)) + penalty * w @ w

    found = support_vector_machine(Z, penalty)
    near = found + 0.01 * np.random.default_rng(0).normal(size=(200, 2))
    assert all(objective(found) <= objective(w) for w in near)
    line = support_vector(Z[:, 0], penalty)
    assert support_vector_machine(Z[:, :1], penalty) == pytest.approx([line])
