"""Schedule-free stochastic gradients, against their defining equations."""

import numpy as np
import pytest

from theorycheck.optimization import schedule_free, stochastic_gradient_descent

rng = np.random.default_rng(0)
G = rng.normal(size=(5, 2))
X_0 = rng.normal(size=2)


def gradient(x, t):
    return x * np.abs(G[t])


@pytest.mark.parametrize("beta", [0, 0.5, 1])
def test_the_path_is_the_mean_of_the_base_points(beta):
    path = schedule_free(gradient, X_0, 0.25, order=range(5), beta_1=beta)
    z = [X_0]
    for t in range(5):
        x = np.mean(z, axis=0)
        np.testing.assert_allclose(path[t], x)
        z.append(z[-1] - 0.25 * gradient((1 - beta) * z[-1] + beta * x, t))
    np.testing.assert_allclose(path[-1], np.mean(z, axis=0))


def test_without_interpolation_it_is_the_average_of_sgd():
    path = schedule_free(gradient, X_0, 0.25, order=range(5), beta_1=0)
    base = stochastic_gradient_descent(gradient, X_0, 0.25, order=range(5))
    np.testing.assert_allclose(path[-1], base.mean(axis=0))
