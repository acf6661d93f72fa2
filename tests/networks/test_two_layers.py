from fractions import Fraction

import flint
import numpy as np
import pytest

from theorycheck.networks import (
    absolute,
    antisymmetric,
    identity,
    neuron_imbalance,
    ntk_scale,
    relu,
    softplus,
    tanh,
    train_two_layer,
    two_layer,
    two_layer_gradients,
    two_layer_jacobian,
    two_layer_loss,
)
from theorycheck.networks.losses import logistic, square

rng = np.random.default_rng(7)
activations = [relu, absolute, identity, tanh, softplus]


def problem(n=5, d=3, m=4, trials=()):
    X, y = rng.standard_normal((*trials, n, d)), rng.standard_normal((*trials, n))
    return X, y, rng.standard_normal((*trials, d, m)), rng.standard_normal((*trials, m))


def central_differences(f, W, h=1e-6):
    moves = h * np.eye(W.size).reshape(W.size, *W.shape)
    slopes = [(f(W + move) - f(W - move)) / (2 * h) for move in moves]
    return np.stack(slopes, axis=-1)


@pytest.mark.parametrize("activation", activations, ids=lambda a: a.name)
@pytest.mark.parametrize("loss", [square, logistic], ids=lambda loss: loss.name)
def test_gradients_are_central_differences(activation, loss):
    X, y, W, a = problem()
    y = np.sign(y) if loss is logistic else y
    how = {"activation": activation, "scale": 0.5, "loss": loss}
    slopes_W, slopes_a = two_layer_gradients(X, y, W, a, **how)
    in_W = central_differences(lambda V: two_layer_loss(X, y, V, a, **how), W)
    in_a = central_differences(lambda b: two_layer_loss(X, y, W, b, **how), a)
    assert np.allclose(slopes_W.ravel(), in_W, atol=1e-7)
    assert np.allclose(slopes_a, in_a, atol=1e-7)


@pytest.mark.parametrize("activation", activations, ids=lambda a: a.name)
def test_the_jacobian_is_a_central_difference_of_the_outputs(activation):
    X, _, W, a = problem()
    J_W, J_a = two_layer_jacobian(X, W, a, activation=activation, scale=0.5)
    in_W = central_differences(lambda V: two_layer(X, V, a, activation=activation, scale=0.5), W)
    in_a = central_differences(lambda b: two_layer(X, W, b, activation=activation, scale=0.5), a)
    assert np.allclose(J_W.reshape(5, -1), in_W, atol=1e-7)
    assert np.allclose(J_a, in_a, atol=1e-7)


@pytest.mark.parametrize("activation", activations, ids=lambda a: a.name)
def test_the_declared_bounds_on_the_derivatives_are_attained_and_kept(activation):
    z = np.linspace(-6, 6, 200_001)
    slopes = activation.derivative(z)
    assert np.isclose(np.max(np.abs(slopes)), activation.lipschitz, rtol=5e-3)
    if np.isfinite(activation.smoothness):
        curvature = np.max(np.abs(np.diff(slopes) / np.diff(z)))
        assert np.isclose(curvature, activation.smoothness, rtol=1e-6)


def test_a_batch_of_networks_is_the_networks_one_at_a_time():
    X, y, W, a = problem(trials=(6,))
    W_path, a_path = train_two_layer(X, y, W, a, 0.01, steps=4)
    assert (W_path.shape, a_path.shape) == ((5, 6, 3, 4), (5, 6, 4))
    for i in range(6):
        W_alone, a_alone = train_two_layer(X[i], y[i], W[i], a[i], 0.01, steps=4)
        assert np.allclose(W_path[:, i], W_alone)
        assert np.allclose(a_path[:, i], a_alone)


def test_many_networks_may_share_their_data():
    X, y, _, _ = problem()
    W, a = rng.standard_normal((7, 3, 4)), rng.standard_normal((7, 4))
    assert two_layer(X, W, a).shape == (7, 5)
    assert two_layer_gradients(X, y, W, a)[0].shape == (7, 3, 4)


def test_a_step_moves_the_neuron_imbalance_by_its_exact_identity():
    X, y, W, a = (
        np.array([Fraction(int(k), 5) for k in np.round(5 * A).flat], dtype=object).reshape(A.shape)
        for A in problem()
    )
    eta, (G_W, G_a) = Fraction(1, 7), two_layer_gradients(X, y, W, a)
    W_path, a_path = train_two_layer(X, y, W, a, eta, steps=1)
    drift = neuron_imbalance(W_path[1], a_path[1]) - neuron_imbalance(W, a)
    assert np.all(drift == eta**2 * neuron_imbalance(G_W, G_a))


def test_a_fixed_output_layer_stays_while_the_loss_falls():
    X, y, W, a = problem()
    how = {"scale": ntk_scale(W), "activation": tanh}
    _, a_path = train_two_layer(X, y, W, a, 0.1, steps=50, output_layer=False, **how)
    assert np.array_equal(a_path[-1], a)
    losses = train_two_layer(
        X, y, W, a, 0.1, steps=50, watch=lambda now: two_layer_loss(X, y, *now, **how), **how
    )
    assert losses.shape == (51,)
    assert losses[-1] < 0.5 * losses[0]


def test_smooth_networks_train_on_balls():
    X, y, W, a = problem(n=2, d=2, m=2)
    balls = [np.array([flint.arb(x) for x in A.flat]).reshape(A.shape) for A in (X, y, W, a)]
    for activation in (tanh, softplus):
        W_path, _ = train_two_layer(*balls, 0.1, steps=3, activation=activation)
        floats, _ = train_two_layer(X, y, W, a, 0.1, steps=3, activation=activation)
        assert max(abs(b - f) for b, f in zip(W_path.flat, floats.flat, strict=True)) < 1e-12


def test_an_antisymmetric_network_starts_at_zero():
    X, _, W, a = problem(trials=(3,))
    doubled = antisymmetric(W, a)
    assert doubled[0].shape == (3, 3, 8)
    assert np.allclose(two_layer(X, *doubled), 0, atol=1e-14)


def test_the_ntk_scale_is_exact_in_the_arithmetic_of_the_weights():
    assert ntk_scale(np.ones((3, 4))) == 0.5
    assert ntk_scale(np.array([[flint.arb(1), flint.arb(1)]])).rad() < 1e-15
