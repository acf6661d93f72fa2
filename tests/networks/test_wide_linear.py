"""Gaussian layers by their Gram matrix: the law, and what gradient descent sees of it."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from theorycheck.networks.linear import train
from theorycheck.networks.linear_rates import (
    Start,
    published_coefficients,
    published_factor,
    published_step_limit,
)
from theorycheck.networks.wide_linear import admitted_share, gaussian_layers, guarantees


def test_the_gram_matrix_has_the_moments_of_wide_gaussian_layers():
    W_1, W_2 = gaussian_layers(np.random.default_rng(0), 2, 50, 1, trials=40_000)
    rows = np.concatenate([W_1, W_2.mT], axis=1)
    gram = rows @ rows.mT
    assert_allclose(gram.mean(axis=0), 50 * np.eye(3), atol=0.3)
    assert_allclose(gram.var(axis=0), 50 * (np.ones((3, 3)) + np.eye(3)), rtol=0.05)


def test_a_turn_of_the_hidden_units_changes_no_loss():
    rng = np.random.default_rng(1)
    X, Y = rng.normal(size=(4, 2)), rng.normal(size=(4, 1))
    W_1, W_2 = rng.normal(size=(2, 30)), rng.normal(size=(30, 1))
    small = np.linalg.qr(np.concatenate([W_1, W_2.T]).T)[1].T
    losses = [
        train(X, Y, W, 1e-3, steps=20, watch="loss") for W in ((W_1, W_2), (small[:2], small[2:].T))
    ]
    assert_allclose(*losses)


def test_a_narrow_network_is_refused():
    with pytest.raises(ValueError, match="at least 3"):
        gaussian_layers(np.random.default_rng(0), 2, 2, 1, trials=1)


def test_many_starts_have_the_constants_and_the_shares_of_each():
    rng = np.random.default_rng(2)
    X, W = rng.normal(size=(4, 2)), rng.normal(size=(2, 1))
    layers = [0.1 * V for V in gaussian_layers(rng, 2, 900, 1, trials=3)]
    found = guarantees(X, X @ W, *layers)
    for k in range(3):
        start = Start(X, X @ W, layers[0][k], layers[1][k])
        expected = [start.alpha_0, start.beta_0, start.reach, start.loss_0]
        assert_allclose([each[k] for each in found[2:]], expected)
        limit = published_step_limit(start, 0.5, 1.5)
        a = published_coefficients(start, 0.5, 1.5, start.loss_0)
        share = admitted_share(found, 0.5, 1.5, 0.99 * limit)[k]
        assert_allclose(share, 1 - published_factor(a, 0.99 * limit))
        assert admitted_share(found, 0.5, 1.5, 1.01 * limit)[k] == 0
