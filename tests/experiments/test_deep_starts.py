"""Starts of deep networks: errors at times, and where descent diverges."""

import numpy as np

from theorycheck.experiments.deep_starts import DIVERGED, errors_from, random_labels
from theorycheck.networks import he_weights


def test_errors_fall_and_labels_are_coins():
    rng = np.random.default_rng(0)
    X, y = random_labels(rng, trials=40)
    before, after = errors_from(rng, he_weights, [8], (X, y), (0, 100))
    assert np.mean(after) < np.mean(before)
    assert abs(np.mean(y)) < 0.15


def test_divergence_is_a_large_error():
    def diverging(*given, **_):
        return tuple(np.full_like(W, np.nan) for W in given[2])

    rng = np.random.default_rng(0)
    data = random_labels(rng, trials=2)
    (found,) = errors_from(rng, he_weights, [8], data, (5,), descend=diverging)
    assert found.tolist() == [DIVERGED] * 2
