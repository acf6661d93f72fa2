"""Diagonal networks: gradients by differences."""

import numpy as np
from numpy.testing import assert_allclose

from theorycheck.networks.diagonal import slopes_of_a_diagonal_network


def test_the_slopes_are_those_of_the_loss():
    rng = np.random.default_rng(0)
    X, y, u, v = rng.normal(size=(2, 3)), rng.normal(size=2), rng.normal(size=3), rng.normal(size=3)

    def loss(u, v):
        return np.sum((X @ (u**2 - v**2) - y) ** 2) / 2

    slope_u, slope_v = slopes_of_a_diagonal_network(X, y)((u, v))
    h = 1e-6 * np.eye(3)
    assert_allclose(slope_u, [(loss(u + e, v) - loss(u - e, v)) / 2e-6 for e in h], rtol=1e-5)
    assert_allclose(slope_v, [(loss(u, v + e) - loss(u, v - e)) / 2e-6 for e in h], rtol=1e-5)


def test_many_problems_have_the_slopes_of_each():
    rng = np.random.default_rng(1)
    X, y, (u, v) = rng.normal(size=(3, 2, 4)), rng.normal(size=(3, 2)), rng.normal(size=(2, 3, 4))
    together = slopes_of_a_diagonal_network(X, y)((u, v))
    for i in range(3):
        alone = slopes_of_a_diagonal_network(X[i], y[i])((u[i], v[i]))
        assert_allclose([slope[i] for slope in together], alone)
