"""Private training against plain training, difference quotients and its own privacy."""

import numpy as np
import pytest

from theorycheck.networks import tanh, two_layer
from theorycheck.networks.losses import logistic
from theorycheck.privacy import (
    clipped_sum,
    layers,
    logistic_gradients,
    network_gradients,
    output_noise,
    private_sgd,
)

RNG = np.random.default_rng(0)
X, Y = RNG.standard_normal((5, 3)), np.array([1.0, -1, 1, 1, -1])


def losses(w):
    return logistic(two_layer(X, *layers(w, 3), activation=tanh), Y)


def test_gradients_of_examples_are_difference_quotients():
    w, step = RNG.standard_normal(8), 1e-6
    quotients = [(losses(w + step * e) - losses(w - step * e)) / (2 * step) for e in np.eye(8)]
    assert network_gradients(X, Y, w) == pytest.approx(np.stack(quotients, axis=1), abs=1e-8)


def test_no_record_moves_the_sum_by_more_than_the_clip():
    gradients = 100 * logistic_gradients(X, Y, np.zeros(3))
    with_all, without = (
        clipped_sum(gradients, taken, 0.5) for taken in (np.ones(5), np.arange(5) < 4)
    )
    assert np.linalg.norm(with_all - without) == pytest.approx(0.5)
    assert clipped_sum(0 * gradients, np.ones(5), 1) == pytest.approx(np.zeros(3))


def test_without_noise_or_sampling_it_is_gradient_descent():
    w = np.zeros(3)
    for _ in range(3):
        w = w - 0.1 * logistic_gradients(X, Y, w).sum(axis=0)
    how = dict(steps=3, rate=1, noise=0, clip=1e9)
    assert private_sgd(RNG, X, Y, np.zeros(3), 0.1, **how) == pytest.approx(w)
    half = private_sgd(RNG, X[:2], Y[:2], np.zeros(3), 0.1, **how, public=(X[2:], Y[2:]))
    assert half == pytest.approx(w)


def test_noise_has_the_size_that_is_due_and_trials_are_independent():
    start = np.zeros((4000, 3))
    ends = private_sgd(RNG, 0 * X, Y, start, 1.0, steps=2, rate=0.5, noise=3, clip=2)
    assert ends.std(axis=0) == pytest.approx(6 * np.sqrt(2), rel=0.05)


def test_noise_for_weights_has_a_gamma_distributed_length():
    lengths = np.linalg.norm(output_noise(RNG, 20_000, 4, epsilon=0.5, sensitivity=2), axis=1)
    assert np.mean(lengths) == pytest.approx(4 * 2 / 0.5, rel=0.02)
    assert np.var(lengths) == pytest.approx(4 * (2 / 0.5) ** 2, rel=0.05)
