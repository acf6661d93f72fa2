"""Kaczmarz's and Newton's methods, and Polyak's steps."""

import numpy as np

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.optimization import kaczmarz, newton, polyak_subgradient_method

A = np.array([[1.0, 2.0], [0.0, 0.0], [3.0, -1.0]])
X = np.array([0.5, -2.0])
rng = np.random.default_rng(0)


def test_a_projection_solves_its_equation_and_moves_along_its_row():
    path = kaczmarz(A, A @ X, np.zeros(2), order=[0, 1, 2])
    np.testing.assert_allclose([A[0] @ path[1], A[2] @ path[3]], [A[0] @ X, A[2] @ X])
    np.testing.assert_array_equal(path[2], path[1])
    np.testing.assert_allclose(np.cross(np.append(path[1], 0), np.append(A[0], 0)), 0)


def test_each_trial_has_its_own_order():
    starts, order = rng.normal(size=(3, 2)), np.array([[0, 2, 1], [2, 0, 0]])
    path = kaczmarz(A, A @ X, starts, order=order)
    for k in range(3):
        alone = kaczmarz(A, A @ X, starts[k], order=order[:, k])
        np.testing.assert_allclose(path[:, k], alone)


def test_newton_is_exact_on_quadratics_and_doubles_the_digits_of_a_root():
    H = np.array([[2.0, 1.0], [1.0, 3.0]])
    path = newton(lambda x: H @ (x - X), lambda _: H, np.zeros(2), steps=1)
    np.testing.assert_allclose(path[1], X)
    one = lifted(np.array([1.0]), EXACT.lift)
    path = newton(lambda x: x**3 - 2, lambda x: 3 * x[None] ** 2, one, steps=2)
    assert 3 * path[1, 0] == 4
    assert 72 * path[2, 0] == 91


def test_a_polyak_step_finds_the_minimum_of_a_norm():
    def size(x):
        return np.linalg.norm(x - X)

    path = polyak_subgradient_method(size, lambda x: (x - X) / size(x), np.zeros(2), steps=1)
    np.testing.assert_allclose(path[1], X, atol=1e-15)
    path = polyak_subgradient_method(lambda x: 3 + x @ x, lambda x: 2 * x, X, steps=2, minimum=3)
    np.testing.assert_allclose(path, [X, X / 2, X / 4])
    path = polyak_subgradient_method(lambda x: x @ x, lambda x: 2 * x, 0 * X, steps=2)
    assert not path.any()
