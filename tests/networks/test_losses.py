import flint
import numpy as np
import pytest

from theorycheck.networks.losses import (
    absolute,
    cross_entropy,
    exponential,
    hinge,
    log_softmax,
    logistic,
    margin,
    ramp,
    sigmoid,
    softmax,
    softplus,
    square,
    zero_one,
)

rng = np.random.default_rng(5)
predictions = 3 * rng.standard_normal((40, 4))
labels = np.where(rng.random((40, 4)) < 0.5, -1.0, 1.0)
one_hot = np.eye(4)[rng.integers(4, size=40)]
smooth = [square, absolute, logistic, exponential, hinge, ramp(0.7)]


@pytest.mark.parametrize("loss", smooth, ids=lambda loss: loss.name)
def test_derivatives_are_central_differences(loss):
    h = 1e-6
    difference = loss(predictions + h, labels) - loss(predictions - h, labels)
    assert np.allclose(loss.derivative(predictions, labels), difference / (2 * h), atol=1e-6)


def test_the_derivative_of_cross_entropy_is_a_central_difference_of_its_sum():
    h, slopes = 1e-6, cross_entropy.derivative(predictions, one_hot)
    for k in range(4):
        move = h * np.eye(4)[k]
        above = cross_entropy(predictions + move, one_hot).sum(-1)
        below = cross_entropy(predictions - move, one_hot).sum(-1)
        assert np.allclose(slopes[:, k], (above - below) / (2 * h), atol=1e-8)


def test_logistic_loss_and_sigmoid_do_not_overflow():
    z = np.array([-1e4, -40.0, 0.0, 40.0, 1e4])
    assert np.allclose(softplus(z), [0, np.exp(-40), np.log(2), 40, 1e4])
    assert softplus(z)[1] == pytest.approx(np.exp(-40), rel=1e-15)
    assert np.allclose(sigmoid(z), [0, np.exp(-40), 0.5, 1, 1])
    assert np.allclose(log_softmax(np.array([1e4, 0.0])), [0, -1e4])


def test_balls_go_through_even_when_they_contain_zero():
    around_zero = np.array([flint.arb(0, 1e-3)])
    assert softplus(around_zero)[0].contains(np.log(2))
    assert sigmoid(around_zero)[0].contains(0.5)
    assert sum(softmax(np.array([flint.arb(1), flint.arb(1)]))).contains(1)


def test_probabilities_are_positive_and_sum_to_one():
    assert np.allclose(softmax(predictions).sum(-1), 1)
    assert np.all(softmax(predictions) > 0)


def test_two_class_cross_entropy_is_the_logistic_loss_of_the_difference():
    logits, y = predictions[:, :2], labels[:, 0]
    target = np.stack([y > 0, y < 0], axis=-1).astype(float)
    difference = logits[:, 0] - logits[:, 1]
    assert np.allclose(cross_entropy(logits, target).sum(-1), logistic(difference, y))


def test_a_zero_margin_is_an_error_and_lies_under_every_surrogate():
    assert zero_one(np.zeros(1), np.ones(1)) == 1
    errors = zero_one(predictions, labels)
    assert np.array_equal(errors, margin(predictions, labels) <= 0)
    for surrogate in (hinge, exponential, ramp(0.3)):
        assert np.all(errors <= surrogate(predictions, labels))
    assert np.all(errors <= logistic(predictions, labels) / np.log(2))
