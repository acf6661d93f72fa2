"""The sharpness that training reaches: eigenvalues, and descent that uses them."""

import numpy as np
import pytest

from theorycheck.experiments.edge_of_stability import sharpness, sharpness_in_training


def test_sharpness_is_the_largest_eigenvalue_of_a_quadratic():
    rng = np.random.default_rng(0)
    G = rng.standard_normal((3, 5, 5))
    H = G @ G.mT

    def slopes(W):
        point = np.concatenate([A.reshape(3, -1) for A in W], axis=1)
        g = np.matvec(H, point)
        return g[:, :3, None], g[:, 3:, None]

    layers = np.zeros((3, 3, 1)), np.zeros((3, 2, 1))
    largest = np.linalg.eigvalsh(H)[:, -1]
    assert sharpness(rng, slopes, layers) == pytest.approx(largest, rel=0.02)


def test_the_step_size_is_a_share_of_what_the_start_allows():
    first, last, eta = sharpness_in_training(np.random.default_rng(1), 1 / 2, trials=6)
    assert eta * first == pytest.approx(np.ones(6))
    assert np.median(last * eta / 2) == pytest.approx(1, abs=0.2)


def test_where_descent_diverges_the_sharpness_is_zero():
    def diverging(*given, **_):
        return tuple(np.full(W.shape, np.inf) for W in given[2])

    _, last, _ = sharpness_in_training(np.random.default_rng(1), 1, trials=2, descend=diverging)
    assert last.tolist() == [0, 0]
