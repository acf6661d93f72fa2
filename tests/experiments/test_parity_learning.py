"""The parity of two bits: networks that learn it, and decay that does what it says."""

import numpy as np
import pytest

from theorycheck.experiments.momentum_training import (
    mean_squares,
    random_layers,
    train_with_momentum,
)
from theorycheck.experiments.parity_learning import (
    draw_parities,
    fitted_parity_errors,
    kernel_error,
    learning_picture,
    network_error,
)


@pytest.fixture
def rng():
    return np.random.default_rng(0)


def test_inputs_have_norm_one_and_targets_are_products_of_two_signs(rng):
    X, y = draw_parities(rng, 4, trials=2)
    assert np.allclose(np.sum(X**2, axis=-1), 1)
    assert np.array_equal(y, np.sign(X[..., 0] * X[..., 1]))


def test_most_fitted_networks_know_the_parity_and_others_do_not(rng):
    errors = fitted_parity_errors(rng, trials=12)
    assert np.median(errors) < 1 / 1000
    assert np.max(errors) > 1 / 10


def test_networks_learn_the_parity_and_the_kernel_does_not(rng):
    X, y = draw_parities(rng, 64, trials=4)
    assert np.max(network_error(rng, X, y, 64)) < 0.1
    assert np.min(kernel_error(X, y, 64)) > 0.5


def test_the_network_needs_fewer_examples_than_the_kernel(rng):
    trained, kernel = learning_picture(rng).lines
    first = [np.min(line.x[line.y <= 1 / 2]) for line in (trained, kernel)]
    assert 2 * first[0] <= first[1]


def test_no_decay_fits_better_and_a_large_one_forgets_everything(rng):
    X, y = draw_parities(rng, 16, trials=3)
    layers = random_layers(rng, 16, 32, trials=3)
    how = {"step": 0.2, "steps": 400, "momentum": 0.9}
    free, gone = (train_with_momentum(X, y, layers, decay=d, **how) for d in (0.0, 2.0))
    assert np.all(mean_squares(X, y, free) < 0.1)
    assert np.allclose(mean_squares(X, y, gone), 1, atol=1e-3)
