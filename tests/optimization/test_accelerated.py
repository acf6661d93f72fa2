import itertools
from fractions import Fraction

import numpy as np
import pytest

from theorycheck.optimization import (
    exact_method_weights,
    gradient_descent,
    information_theoretic_exact_method,
    optimized_gradient_method_for_gradients,
    optimized_weights,
    triple_momentum,
)

H = np.diag([0.1, 0.7, 1.0])
rng = np.random.default_rng(5)
methods = {
    "for gradients": lambda g, x: optimized_gradient_method_for_gradients(g, x, 1.0, steps=5),
    "triple momentum": lambda g, x: triple_momentum(g, x, 1.0, steps=5, mu=0.1),
    "exact": lambda g, x: information_theoretic_exact_method(g, x, 1.0, steps=5, mu=0.1),
}


def huber(width):
    return lambda x: np.minimum(np.maximum(x, -width), width)


@pytest.mark.parametrize("method", methods.values(), ids=methods)
def test_a_batch_of_trials_is_the_trials_one_at_a_time(method):
    x_0 = rng.standard_normal((4, 3))
    batch = method(lambda x: x @ H, x_0)
    assert batch.shape == (6, 4, 3)
    assert np.array_equal(batch[0], x_0)
    for i in range(4):
        assert np.allclose(batch[:, i], method(lambda x: H @ x, x_0[i]), atol=1e-14)


@pytest.mark.parametrize("N", [1, 3, 10])
def test_the_method_for_gradients_attains_its_bound_on_a_huber_function_and_no_less(N):
    # one on which the last iterate lies where the curvature begins
    theta = optimized_weights(N)[-1]
    start = np.array([(theta**2 + 1) / 2])
    end = optimized_gradient_method_for_gradients(huber(1.0), start, 1.0, steps=N)[-1]
    gap = start[0] - 0.5
    assert np.isclose(huber(1.0)(end)[0] ** 2, 2 * gap / theta**2)
    plain = gradient_descent(huber(0.01), np.array([1.0]), 1.0, steps=N)[-1]
    assert huber(0.01)(plain)[0] == 0.01


def test_one_step_of_the_method_for_gradients_goes_three_halves_of_one_over_L():
    path = optimized_gradient_method_for_gradients(lambda x: x, np.ones(1), 1.0, steps=1)
    assert np.isclose(path[-1, 0], -0.5)


def test_triple_momentum_is_gradient_descent_with_the_geometric_mean_first():
    path = triple_momentum(lambda x: H @ x, np.ones(3), 1.0, steps=1, mu=0.1)
    assert np.allclose(path[-1], 1 - np.diag(H) / np.sqrt(0.1))


def test_triple_momentum_converges_at_its_rate_on_the_slowest_axis():
    path = triple_momentum(lambda x: H @ x, np.array([1.0, 0, 0]), 1.0, steps=60, mu=0.1)
    rate = abs(path[60, 0] / path[50, 0]) ** 0.1
    assert rate <= 1 - np.sqrt(0.1) + 1e-6


def test_weights_of_the_exact_method_without_curvature_are_four_times_those_of_ogm_squared():
    A = exact_method_weights(0.0, 6)
    assert A[0] == 0
    assert np.isclose(A[1], 4)
    for now, after in itertools.pairwise(A):
        assert np.isclose(after, now + 2 + 2 * np.sqrt(1 + now))


def test_the_exact_method_attains_its_bound_on_a_parabola_and_gradient_descent_does_not():
    mu, N = 0.2, 5
    bound = 1 / (1 + mu * exact_method_weights(mu, N)[-1])
    ends = [
        information_theoretic_exact_method(lambda x, c=c: c * x, np.ones(1), 1.0, steps=N, mu=mu)
        for c in (mu, 1.0)
    ]
    reached = [path[-1, 0] ** 2 for path in ends]
    assert max(reached) <= bound * (1 + 1e-12)
    assert np.isclose(max(reached), bound)
    assert gradient_descent(lambda x: mu * x, np.ones(1), 1.0, steps=N)[-1, 0] ** 2 > bound


def test_a_rational_path_stays_rational():
    one = Fraction(1)
    path = triple_momentum(lambda x: x, np.array([one]), 1.0, steps=1, mu=0.25)
    assert np.isclose(float(path[-1, 0]), -1)
