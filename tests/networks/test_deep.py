from fractions import Fraction
from itertools import pairwise

import flint
import numpy as np
import pytest

from theorycheck.networks import relu, softplus, tanh
from theorycheck.networks.deep import forward, gradients, preactivations, risk, train
from theorycheck.networks.losses import cross_entropy, logistic, square

rng = np.random.default_rng(8)


def problem(*widths, n=5, trials=()):
    X = rng.standard_normal((*trials, n, widths[0]))
    shapes = list(pairwise(widths))
    weights = tuple(rng.standard_normal((*trials, a, b)) for a, b in shapes)
    biases = tuple(rng.standard_normal((*trials, b)) for _, b in shapes)
    return X, weights, biases


targets = {
    square: rng.standard_normal((5, 2)),
    logistic: np.where(rng.random((5, 2)) < 0.5, -1.0, 1.0),
    cross_entropy: np.eye(2)[rng.integers(2, size=5)],
}


@pytest.mark.parametrize("biased", [False, True])
@pytest.mark.parametrize("activation", [relu, tanh, softplus], ids=lambda a: a.name)
@pytest.mark.parametrize("loss", targets, ids=lambda loss: loss.name)
def test_backpropagation_is_central_differences(loss, activation, biased):
    X, weights, biases = problem(3, 4, 3, 2)
    layers = weights + biases if biased else weights
    how = {"activation": activation, "loss": loss}

    def value(layers):
        return risk(X, targets[loss], layers[:3], layers[3:] or None, **how)

    slopes = gradients(X, targets[loss], weights, biases if biased else None, **how)
    assert len(slopes) == len(layers)
    for j, layer in enumerate(layers):
        for at in np.ndindex(*layer.shape):
            move = np.zeros_like(layer)
            move[at] = 1e-6
            above, below = ((*layers[:j], layer + s * move, *layers[j + 1 :]) for s in (1, -1))
            assert np.isclose(slopes[j][at], (value(above) - value(below)) / 2e-6, atol=1e-7)


def test_a_network_without_hidden_layer_is_an_affine_map():
    X, weights, biases = problem(3, 2)
    assert np.allclose(forward(X, weights, biases), X @ weights[0] + biases[0])


def test_a_batch_of_networks_is_the_networks_one_at_a_time():
    X, weights, biases = problem(3, 4, 1, trials=(6,))
    Y = np.sign(rng.standard_normal((6, 5, 1)))
    paths = train(X, Y, weights, 0.1, steps=4, biases=biases, loss=logistic)
    assert [p.shape for p in paths] == [(5, 6, 3, 4), (5, 6, 4, 1), (5, 6, 4), (5, 6, 1)]
    for i in range(6):
        own, offsets = tuple(W[i] for W in weights), tuple(b[i] for b in biases)
        alone = train(X[i], Y[i], own, 0.1, steps=4, biases=offsets, loss=logistic)
        assert all(np.allclose(p[:, i], q) for p, q in zip(paths, alone, strict=True))


def test_training_lowers_the_risk_that_is_watched():
    X, weights, biases = problem(2, 8, 1, n=20)
    Y = np.sign(X[:, :1] * X[:, 1:])
    risks = train(
        X,
        Y,
        weights,
        0.2,
        steps=300,
        biases=biases,
        activation=tanh,
        loss=logistic,
        watch=lambda now: risk(X, Y, now[:2], now[2:], activation=tanh, loss=logistic),
    )
    assert risks.shape == (301,)
    assert risks[-1] < 0.3 < risks[0]


def test_relu_networks_without_biases_are_homogeneous_of_their_depth_exactly():
    X, weights, _ = problem(2, 3, 3, 1)
    exact = [
        np.array([Fraction(int(k), 4) for k in np.round(4 * A).flat], dtype=object).reshape(A.shape)
        for A in (X, *weights)
    ]
    doubled = forward(exact[0], tuple(2 * W for W in exact[1:]))
    assert np.all(doubled == 8 * forward(exact[0], tuple(exact[1:])))


def test_euler_each_layer_gives_back_the_output():
    X, weights, _ = problem(2, 3, 3, 1, n=1)
    output = forward(X, weights)
    slopes = gradients(X, output - 1, weights)
    assert np.allclose([np.sum(G * W) for G, W in zip(slopes, weights, strict=True)], output[0, 0])


def test_smooth_networks_go_through_balls():
    X, weights, biases = problem(2, 3, 1, n=2)
    lift = np.vectorize(flint.arb, otypes=[object])
    Y = np.ones((2, 1))
    balls = gradients(lift(X), Y, tuple(map(lift, weights)), tuple(map(lift, biases)))
    floats = gradients(X, Y, weights, biases)
    for ball, number in zip(balls, floats, strict=True):
        assert max(abs(b - f) for b, f in zip(ball.flat, number.flat, strict=True)) < 1e-12


def test_preactivations_have_one_entry_per_layer():
    X, weights, biases = problem(2, 3, 1)
    assert [z.shape for z in preactivations(X, weights, biases)] == [(5, 3), (5, 1)]


def test_a_vector_of_targets_is_refused_with_the_cure():
    X, weights, _ = problem(2, 3, 1)
    with pytest.raises(ValueError, match=r"targets of shape \(5,\).*Y\[\.\.\., None\]"):
        risk(X, np.ones(5), weights)
