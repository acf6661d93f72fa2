import numpy as np
import pytest

from theorycheck.networks import batch_normalized, batch_normalized_gradient

rng = np.random.default_rng(4)
X, y, w = rng.standard_normal((6, 3)), rng.standard_normal(6), rng.standard_normal(3)


def test_normalized_preactivations_have_mean_zero_and_deviation_one():
    z = batch_normalized(X, w)
    assert np.mean(z) == pytest.approx(0, abs=1e-12)
    assert np.mean(z**2) == pytest.approx(1)


def test_the_gradient_is_that_of_finite_differences():
    def loss(v):
        return np.sum((batch_normalized(X, v) - y) ** 2) / 2

    steps = 1e-6 * np.eye(3)
    slopes = [(loss(w + step) - loss(w - step)) / 2e-6 for step in steps]
    assert batch_normalized_gradient(X, y, w) == pytest.approx(np.array(slopes), rel=1e-5)
