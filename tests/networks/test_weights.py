from fractions import Fraction

import numpy as np
import pytest

from theorycheck.networks import (
    frobenius_product,
    he_weights,
    lecun_weights,
    lipschitz_product,
    ntk_weights,
    path_norm,
    spectral_complexity,
    two_layer_weights,
)
from theorycheck.networks.deep import forward


@pytest.mark.parametrize(("draw", "gain"), [(he_weights, 2), (lecun_weights, 1)])
def test_weights_have_the_shapes_and_the_variance_that_are_promised(draw, gain):
    first, second = draw(np.random.default_rng(0), (5, 40, 3), trials=500)
    assert (first.shape, second.shape) == ((500, 5, 40), (500, 40, 3))
    assert np.isclose(np.var(first), gain / 5, rtol=0.02)
    assert np.isclose(np.var(second), gain / 40, rtol=0.02)


def test_without_trials_there_is_no_leading_axis():
    rng = np.random.default_rng(0)
    assert [W.shape for W in he_weights(rng, (2, 3, 1))] == [(2, 3), (3, 1)]
    assert [W.shape for W in two_layer_weights(rng, 2, 3)] == [(2, 3), (3,)]


def test_he_weights_keep_the_mean_square_through_relu_layers():
    weights = he_weights(np.random.default_rng(1), (4, 60, 60, 60), trials=4000)
    x = np.array([[1.0, -2.0, 0.5, 1.5]])
    squares = np.sum(np.maximum(forward(x, weights), 0) ** 2, axis=(-2, -1))
    assert np.isclose(2 * np.mean(squares) / 60, 2 * np.sum(x**2) / 4, rtol=0.05)


def test_the_ntk_parametrization_keeps_the_norm_at_any_depth():
    layers, scales = ntk_weights(np.random.default_rng(2), (3, 50, 50, 1), trials=4000)
    x = np.array([[1.0, 2.0, -2.0]])
    outputs = forward(x, tuple(s * W for s, W in zip(scales, layers, strict=True)))
    assert scales == (0.2, 0.2, 1.0)
    assert np.isclose(np.mean(outputs**2), 9, rtol=0.1)


def test_output_weights_are_signs():
    _, a = two_layer_weights(np.random.default_rng(3), 2, 100, trials=50)
    assert set(np.unique(a)) == {-1.0, 1.0}
    assert abs(np.mean(a)) < 0.05


def test_the_lipschitz_product_bounds_every_difference_quotient():
    rng = np.random.default_rng(4)
    weights = he_weights(rng, (3, 5, 4, 2), trials=100)
    x, z = rng.standard_normal((2, 100, 10, 3))
    rise = np.linalg.norm(forward(x, weights) - forward(z, weights), axis=-1)
    quotients = rise / np.linalg.norm(x - z, axis=-1)
    assert np.all(np.max(quotients, axis=-1) <= lipschitz_product(weights))
    assert np.all(lipschitz_product(weights) <= frobenius_product(weights))


def test_the_path_norm_sums_over_all_paths_exactly():
    u = np.array([[Fraction(-1, 2), Fraction(3)], [Fraction(1), Fraction(0)]])
    v = np.array([[Fraction(2)], [Fraction(-1, 3)]])
    by_hand = sum(abs(u[i, j] * v[j, 0]) for i in range(2) for j in range(2))
    assert path_norm((u, v)) == by_hand == 4


def test_spectral_complexity_does_not_change_when_layers_are_rescaled_against_each_other():
    first, second = he_weights(np.random.default_rng(5), (3, 4, 2))
    one, other = spectral_complexity((first, second)), spectral_complexity((8 * first, second / 8))
    assert np.isclose(one, other, rtol=1e-14)


def test_spectral_complexity_of_scalars_is_their_product_times_two_to_the_three_halves():
    assert np.isclose(spectral_complexity((np.array([[3.0]]), np.array([[-2.0]]))), 6 * 2**1.5)
