from fractions import Fraction
from math import factorial

import flint
import numpy as np
import pytest

from theorycheck.kernels import (
    angles,
    arc_cosine_kernel,
    deep_ntk,
    fourier_features,
    gaussian_kernel,
    hidden_ntk_kernel,
    kernel_complexity,
    kernel_predict,
    kernel_ridge,
    linear_kernel,
    nngp_kernel,
    ntk_kernel,
    relu_features,
    sphere_directions,
    two_layer_ntk,
)
from theorycheck.learning import ridge
from theorycheck.networks import ntk_weights, relu, tanh, two_layer_jacobian, two_layer_weights
from theorycheck.networks.deep import forward

rng = np.random.default_rng(9)
nodes, weights = np.polynomial.legendre.leggauss(80)


def by_angular_quadrature(x, z, degree):
    """E (w.x)_+^k (w.z)_+^k: the radius has moment 2^k k!, the angle is integrated numerically."""
    theta = np.arccos(min(x @ z / np.linalg.norm(x) / np.linalg.norm(z), 1))
    low, high = theta - np.pi / 2, np.pi / 2
    phi = (high + low) / 2 + (high - low) / 2 * nodes
    integral = (high - low) / 2 * np.sum(weights * (np.cos(phi) * np.cos(phi - theta)) ** degree)
    size = np.linalg.norm(x) * np.linalg.norm(z)
    return (size * 2) ** degree * factorial(degree) * integral / (2 * np.pi)


@pytest.mark.parametrize("degree", [0, 1, 2])
def test_arc_cosine_kernels_are_the_integrals_they_claim_to_be(degree):
    X, Z = rng.standard_normal((6, 3)), rng.standard_normal((5, 3))
    expected = [[by_angular_quadrature(x, z, degree) for z in Z] for x in X]
    assert np.allclose(arc_cosine_kernel(X, Z, degree=degree), expected, rtol=1e-12, atol=1e-14)


def test_a_degree_without_closed_form_is_refused():
    with pytest.raises(ValueError, match="degree=3"):
        arc_cosine_kernel(np.ones((1, 2)), degree=3)


def test_angles_are_accurate_between_nearly_parallel_inputs_and_zero_to_itself():
    X = np.array([[1.0, 0.0], [1.0, 1e-9], [-1.0, 1e-9], [0.0, 0.0]])
    found = angles(X)
    assert np.array_equal(np.diag(found)[:3], np.zeros(3))
    assert np.isclose(found[0, 1], 1e-9, rtol=1e-6)
    assert np.isclose(np.pi - found[0, 2], 1e-9, rtol=1e-6)
    assert arc_cosine_kernel(X, degree=1)[3, 3] == 0


def test_the_ntk_of_one_hidden_layer_is_its_two_expectations():
    X = rng.standard_normal((5, 3))
    features = [[by_angular_quadrature(x, z, 1) for z in X] for x in X]
    gates = [[by_angular_quadrature(x, z, 0) for z in X] for x in X]
    assert np.allclose(nngp_kernel(X), 2 * np.array(features), atol=1e-7)
    ntk = 2 * np.array(features) + 2 * (X @ X.T) * np.array(gates)
    assert np.allclose(ntk_kernel(X), ntk, atol=1e-7)


@pytest.mark.parametrize("depth", [0, 1, 2, 5])
def test_the_diagonal_of_the_ntk_counts_the_layers(depth):
    X = rng.standard_normal((4, 3))
    assert np.allclose(np.diag(ntk_kernel(X, depth=depth)), (depth + 1) * np.sum(X**2, -1))
    assert np.allclose(np.diag(nngp_kernel(X, depth=depth)), np.sum(X**2, -1))


@pytest.mark.parametrize("depth", [1, 2, 3])
def test_finite_networks_approach_both_kernels_of_infinite_width(depth):
    X, width = rng.standard_normal((3, 3)), 200
    layers, scales = ntk_weights(rng, (3, *[width] * depth, 1), trials=300)
    ntk = np.mean(deep_ntk(X, layers, scales), axis=0)
    assert np.allclose(ntk, ntk_kernel(X, depth=depth), rtol=0.1, atol=0.1)
    outputs = forward(X, tuple(s * W for s, W in zip(scales, layers, strict=True)))[..., 0]
    nngp = outputs.T @ outputs / 300
    sizes = np.sqrt(np.outer(np.diag(nngp), np.diag(nngp)))
    assert np.all(np.abs(nngp - nngp_kernel(X, depth=depth)) < 0.3 * sizes)


def test_the_deep_ntk_is_the_gram_matrix_of_numerical_gradients():
    X, scales = rng.standard_normal((4, 3)), (0.7, 0.5, 1.1)
    layers = tuple(rng.standard_normal(s) for s in ((3, 4), (4, 2), (2, 1)))

    def outputs(layers):
        return forward(X, tuple(s * W for s, W in zip(scales, layers, strict=True)))[:, 0]

    columns = []
    for j, W in enumerate(layers):
        for at in np.ndindex(*W.shape):
            move = np.zeros_like(W)
            move[at] = 1e-6
            above, below = ((*layers[:j], W + s * move, *layers[j + 1 :]) for s in (1, -1))
            columns.append((outputs(above) - outputs(below)) / 2e-6)
    J = np.stack(columns, axis=-1)
    assert np.allclose(deep_ntk(X, layers, scales), J @ J.T, rtol=1e-6, atol=1e-8)


@pytest.mark.parametrize("activation", [relu, tanh], ids=lambda a: a.name)
def test_the_two_layer_ntk_is_the_gram_matrix_of_the_jacobian(activation):
    X, (W, a) = rng.standard_normal((6, 4, 3)), two_layer_weights(rng, 3, 5, trials=6)
    a = a * rng.random(a.shape)
    J_W, J_a = two_layer_jacobian(X, W, a, activation=activation, scale=0.3)
    flat = J_W.reshape(6, 4, -1)
    hidden = two_layer_ntk(X, W, a, activation=activation, scale=0.3, output_layer=False)
    both = two_layer_ntk(X, W, a, activation=activation, scale=0.3)
    assert np.allclose(hidden, flat @ flat.mT)
    assert np.allclose(both, flat @ flat.mT + J_a @ J_a.mT)


def test_the_hidden_ntk_is_the_mean_over_random_neurons():
    X = rng.standard_normal((4, 3))
    W, a = two_layer_weights(rng, 3, 200_000)
    finite = two_layer_ntk(X, W, a, scale=200_000**-0.5, output_layer=False)
    assert np.allclose(finite, hidden_ntk_kernel(X), atol=0.02)


def test_the_two_layer_ntk_is_exact_on_rationals():
    X = np.array([[Fraction(1), Fraction(2)], [Fraction(1), Fraction(-1)]])
    W, a = np.array([[Fraction(1)], [Fraction(0)]]), np.array([Fraction(1, 3)])
    expected = [
        [Fraction(5, 9) + 1, Fraction(-1, 9) + 1],
        [Fraction(-1, 9) + 1, Fraction(2, 9) + 1],
    ]
    assert two_layer_ntk(X, W, a).tolist() == expected


def test_kernels_of_a_batch_are_those_of_its_members():
    X, Z = rng.standard_normal((5, 4, 3)), rng.standard_normal((5, 2, 3))
    for kernel in (linear_kernel, gaussian_kernel, arc_cosine_kernel, nngp_kernel, ntk_kernel):
        assert kernel(X, Z).shape == (5, 4, 2)
        assert np.allclose(kernel(X, Z)[3], kernel(X[3], Z[3]))
        assert np.allclose(kernel(X), kernel(X, X), atol=1e-7)


def test_fourier_features_average_to_the_gaussian_kernel():
    X = rng.standard_normal((4, 3))
    W, phases = rng.standard_normal((3, 100_000)) / 2, rng.uniform(0, 2 * np.pi, 100_000)
    features = fourier_features(X, W, phases)
    assert np.allclose(features @ features.T / 1e5, gaussian_kernel(X, bandwidth=2), atol=0.02)


def test_relu_features_on_the_sphere_average_to_the_arc_cosine_kernel():
    X, d = rng.standard_normal((4, 3)), 3
    W = sphere_directions(rng, d, 100_000)
    assert np.allclose(np.linalg.norm(W, axis=0), 1)
    features = relu_features(X, W)
    assert np.allclose(d * features @ features.T / 1e5, arc_cosine_kernel(X), atol=0.05)
    assert sphere_directions(rng, 3, 4, trials=2).shape == (2, 3, 4)


def test_kernel_ridge_with_the_linear_kernel_is_ridge_regression():
    X, y, new = rng.standard_normal((7, 6, 3)), rng.standard_normal((7, 6)), np.ones((7, 2, 3))
    predicted = kernel_predict(linear_kernel(X), y, linear_kernel(new, X), ridge=0.4)
    assert np.allclose(predicted, (new @ ridge(X, y, 0.4)[..., None])[..., 0])


def test_an_interpolant_is_exact_on_rationals_and_its_complexity_too():
    K = np.array([[Fraction(2), Fraction(1)], [Fraction(1), Fraction(2)]])
    y = np.array([Fraction(1), Fraction(0)])
    assert np.all(kernel_predict(K, y, K) == y)
    assert kernel_ridge(K, y).tolist() == [Fraction(2, 3), Fraction(-1, 3)]
    assert kernel_complexity(K, y) == Fraction(2, 3)


def test_the_gaussian_kernel_runs_on_balls():
    X = np.array([[flint.arb(0)], [flint.arb(1)]])
    assert gaussian_kernel(X)[0, 1].contains(np.exp(-0.5))
