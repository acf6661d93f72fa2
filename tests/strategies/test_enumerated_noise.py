"""Noise and functions of coins as tables."""

import numpy as np
import pytest

from theorycheck.claims.draws import reading
from theorycheck.strategies.coin_functions import CoinFunction, coin_functions
from theorycheck.strategies.noises import noises

rng = np.random.default_rng(8)


@pytest.mark.parametrize("n", [1, 2, 5, 6, 7, 20])
def test_noise_has_mean_zero_and_covariance_one(n):
    for first in (0, 1):
        noise = reading([first] * 4)(noises(n))
        assert noise.weights @ noise.values == pytest.approx(np.zeros(n))
        assert (noise.weights * noise.values.T) @ noise.values == pytest.approx(np.eye(n))


def test_flipping_a_coin_changes_a_sum_by_its_slope():
    slopes = np.array([1.0, -2.0, 4.0])
    f = CoinFunction(np.array([0.25, 0.5, 0.75]), np.zeros(8))
    f = CoinFunction(f.biases, f.tosses @ slopes)
    assert np.sum(f.weights) == pytest.approx(1)
    assert f.weights @ f.table == pytest.approx(f.biases @ slopes)
    assert np.array_equal(f.changes, (1 - 2 * f.tosses) * slopes)


def test_drawn_functions_have_mean_deviation_zero():
    for _ in range(20):
        f = reading(rng.integers(0, 1025, 80).tolist())(coin_functions())
        assert f.weights @ f.deviation == pytest.approx(0)
