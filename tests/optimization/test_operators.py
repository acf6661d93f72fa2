"""Fixed points and zeros of operators: the recursions, on problems with known answers."""

import numpy as np
import pytest

from theorycheck.optimization import (
    alternating_directions,
    extragradient,
    fast_extragradient,
    halpern,
    krasnoselskii_mann,
    primal_dual,
)

TURN = np.array([[0.0, 1.0], [-1.0, 0.0]])
X_0 = np.array([1.0, 2.0])


def turn(x):
    return TURN @ x


def test_averages_of_a_turn_and_the_identity_shrink():
    path = krasnoselskii_mann(turn, X_0, 0.5, steps=4)
    np.testing.assert_allclose(np.sum(path**2, axis=1), 5 * 0.5 ** np.arange(5))


def test_halpern_is_the_mean_of_what_a_translation_gives():
    path = halpern(lambda x: x - 1, X_0, steps=3)
    np.testing.assert_allclose(path, X_0 - np.arange(4)[:, None] / 2)


@pytest.mark.parametrize("eta", [0.25, 0.5])
def test_an_extragradient_step_of_a_skew_map(eta):
    path = extragradient(turn, X_0, eta, steps=2)
    step = np.eye(2) - eta * TURN @ (np.eye(2) - eta * TURN)
    np.testing.assert_allclose(path, [X_0, step @ X_0, step @ step @ X_0])


def test_the_first_anchored_step_is_one_of_the_operator():
    path = fast_extragradient(turn, X_0, 0.5, steps=2)
    np.testing.assert_allclose(path[1], X_0 - TURN @ X_0 / 2)
    middle = (path[1] + X_0) / 2
    ahead = middle - TURN @ path[1] / 4
    np.testing.assert_allclose(path[2], middle - TURN @ ahead / 2)


def test_only_the_anchor_reaches_the_zero_of_a_skew_map_in_two_steps():
    found = [m(turn, X_0, 1.0, steps=2)[-1] for m in (fast_extragradient, extragradient)]
    assert np.linalg.norm(found[0]) <= np.linalg.norm(X_0) * (1 + 1e-12)
    np.testing.assert_allclose(np.linalg.norm(found[1]), np.linalg.norm(X_0))


def test_the_primal_dual_method_on_a_bilinear_game():
    K = np.array([[2.0, 0.0, 1.0]])
    x_0, y_0 = np.array([1.0, 0.0, -1.0]), np.array([3.0])
    xs, ys = primal_dual(K, shrink, shrink, x_0, y_0, (0.5, 0.25), steps=2)
    x_1 = (x_0 - K.T @ y_0 / 2) / 1.5
    y_1 = (y_0 + K @ (2 * x_1 - x_0) / 4) / 1.25
    np.testing.assert_allclose([*xs[1], *ys[1]], [*x_1, *y_1])
    assert (xs.shape, ys.shape) == ((3, 3), (3, 1))


def test_alternating_directions_on_two_parabolas():
    z_0, y_0 = np.array([1.0, -1.0]), np.array([2.0, 0.0])
    xs, zs, ys = alternating_directions(shrink, shrink, z_0, y_0, 2.0, steps=60)
    x_1 = (z_0 - y_0 / 2) / 1.5
    z_1 = (x_1 + y_0 / 2) / 1.5
    np.testing.assert_allclose([xs[0], xs[1], zs[1]], [z_0, x_1, z_1])
    np.testing.assert_allclose(ys[1], y_0 + 2 * (x_1 - z_1))
    np.testing.assert_allclose([xs[-1], zs[-1]], 0, atol=1e-9)


def shrink(x, step):
    return x / (1 + step)
