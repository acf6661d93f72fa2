"""Log-means of cosh: their gradients, minima and smoothness."""

import numpy as np
import pytest

from theorycheck.strategies.coupled import LogCosh

rng = np.random.default_rng(0)
F = LogCosh(rng.normal(size=(3, 4)), rng.normal(size=4))


def test_the_minimum_is_0_at_argmin():
    assert F(F.argmin) == 0
    np.testing.assert_array_equal(F.gradient(F.argmin), np.zeros(4))
    assert F.dim == 4


def test_the_gradient_is_that_of_the_value_along_any_line():
    x, s = rng.normal(size=4), rng.normal(size=4)
    slope = (F(x + 1e-6 * s) - F(x - 1e-6 * s)) / 2e-6
    np.testing.assert_allclose(slope, F.gradient(x) @ s, rtol=1e-8)


def test_batches_of_points():
    x = rng.normal(size=(5, 2, 4))
    assert F(x).shape == (5, 2)
    np.testing.assert_allclose(F.gradient(x)[3, 1], F.gradient(x[3, 1]))


@pytest.mark.parametrize("dual", [1, 2, np.inf])
def test_it_is_smooth_in_any_norm(dual):
    norm = {1: np.inf, 2: 2, np.inf: 1}[dual]
    L = np.max(np.linalg.norm(F.rows, dual, axis=1)) ** 2
    x, s = rng.normal(size=(200, 4)), rng.normal(size=(200, 4))
    rise = F(x + s) - F(x) - np.sum(F.gradient(x) * s, axis=1)
    assert np.all(rise >= 0)
    assert np.all(rise <= L * np.linalg.norm(s, norm, axis=1) ** 2 / 2)
