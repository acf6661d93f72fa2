import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.strategies.planar_inputs import PlanarInputs, planar_inputs

rng = np.random.default_rng(9)


def test_arcs_hold_as_many_neurons_as_random_ones_do():
    inputs = PlanarInputs(np.array([1.0, 0.5, 2.0]), np.array([0, 5, 14]), 1)
    patterns = inputs.X @ inputs.neurons.T > 0
    drawn = rng.standard_normal((40_000, 2)) @ inputs.X.T > 0
    shares = [np.mean(np.all(drawn == pattern, axis=1)) for pattern in patterns.T]
    order = np.argmax(inputs.counts, axis=1)
    assert inputs.weights[np.argsort(order)] == pytest.approx(shares, abs=0.01)


def test_parallel_inputs_share_their_arcs():
    inputs = PlanarInputs(np.ones(3), np.array([1, 1, 13]), 2)
    assert inputs.neurons.shape == (2, 2)
    assert inputs.weights == pytest.approx([1 / 4, 1 / 2, 1 / 4])


def test_planar_inputs_lie_at_whole_steps():
    for row in rng.integers(0, 1025, size=(40, 20)).tolist():
        inputs = reading(row)(planar_inputs())
        assert inputs.weights.sum() == pytest.approx(1)
        assert np.linalg.norm(inputs.X, axis=1) == pytest.approx(inputs.lengths)
        assert len(inputs.counts) <= 1771
