from fractions import Fraction
from itertools import pairwise

import numpy as np
import pytest

from theorycheck.networks.linear import (
    compress,
    gradient,
    gradients,
    imbalance,
    imbalances,
    loss,
    product,
    rate_bounds,
    tangent,
    train,
)

rng = np.random.default_rng(6)


def problem(*widths, n=5, trials=()):
    X = rng.standard_normal((*trials, n, widths[0]))
    Y = rng.standard_normal((*trials, n, widths[-1]))
    shapes = pairwise(widths)
    return X, Y, tuple(rng.standard_normal((*trials, a, b)) for a, b in shapes)


def rational(A):
    numerators = np.round(4 * A).astype(int)
    return np.array([Fraction(int(k), 4) for k in numerators.flat], dtype=object).reshape(A.shape)


def central_differences(f, W, h=1e-6):
    slopes = np.zeros_like(W)
    for at in np.ndindex(*W.shape):
        move = np.zeros_like(W)
        move[at] = h
        slopes[at] = (f(W + move) - f(W - move)) / (2 * h)
    return slopes


@pytest.mark.parametrize("widths", [(3, 2), (3, 4, 2), (2, 3, 3, 2), (2, 1, 4, 2, 1)])
def test_gradients_are_central_differences(widths):
    X, Y, W = problem(*widths)
    for j, slopes in enumerate(gradients(X, Y, *W)):
        expected = central_differences(lambda V, j=j: loss(X, Y, *W[:j], V, *W[j + 1 :]), W[j])
        assert np.allclose(slopes, expected, rtol=1e-6, atol=1e-6)


def test_a_batch_of_networks_is_the_networks_one_at_a_time():
    X, Y, W = problem(3, 4, 2, trials=(6,))
    paths = train(X, Y, W, 0.01, steps=5)
    assert [path.shape for path in paths] == [(6, 6, 3, 4), (6, 6, 4, 2)]
    for i in range(6):
        alone = train(X[i], Y[i], tuple(V[i] for V in W), 0.01, steps=5)
        assert all(np.allclose(p[:, i], q) for p, q in zip(paths, alone, strict=True))


def test_watching_the_loss_is_the_loss_along_the_path():
    X, Y, W = problem(3, 4, 2, trials=(6,))
    losses = train(X, Y, W, 0.01, steps=5, watch=lambda now: loss(X, Y, *now))
    assert np.allclose(losses, loss(X, Y, *train(X, Y, W, 0.01, steps=5)))
    assert losses.shape == (6, 6)


def test_flow_conserves_the_imbalance_and_a_step_moves_it_by_its_exact_identity():
    X, Y, W = problem(3, 4, 2)
    X, Y, (W1, W2), eta = rational(X), rational(Y), map(rational, W), Fraction(1, 10)
    G1, G2 = gradients(X, Y, W1, W2)
    assert np.all(W1.mT @ G1 == G2 @ W2.mT)
    (_, V1), (_, V2) = train(X, Y, (W1, W2), eta, steps=1)
    drift = eta**2 * (G1.mT @ G1 - G2 @ G2.mT)
    assert np.all(imbalance(V1, V2) == imbalance(W1, W2) + drift)


def test_the_product_moves_along_tangent_plus_a_second_order_term():
    X, Y, W = problem(3, 4, 2)
    X, Y, (W1, W2), eta = rational(X), rational(Y), map(rational, W), Fraction(1, 10)
    G, P = gradient(X, Y, product(W1, W2)), product(W1, W2)
    (_, V1), (_, V2) = train(X, Y, (W1, W2), eta, steps=1)
    assert np.all(product(V1, V2) == P - eta * tangent(G, W1, W2) + eta**2 * G @ P.mT @ G)


def test_deep_imbalances_drift_by_the_difference_of_the_gradients_squares():
    X, Y, W = problem(2, 3, 3, 2)
    eta, G = 0.1, gradients(X, Y, *W)
    after = tuple(path[-1] for path in train(X, Y, W, eta, steps=1))
    for j, (now, then) in enumerate(zip(imbalances(*W), imbalances(*after), strict=True)):
        assert np.allclose(then - now, eta**2 * (G[j].mT @ G[j] - G[j + 1] @ G[j + 1].mT))


def test_compressed_data_make_the_same_path():
    X, Y, W = problem(3, 4, 2, n=20, trials=(5,))
    full, small = train(X, Y, W, 0.001, steps=9), train(*compress(X, Y), W, 0.001, steps=9)
    assert all(np.allclose(p, q) for p, q in zip(full, small, strict=True))
    assert compress(X, Y)[0].shape == (5, 3, 3)
    gap = loss(X, Y, *full) - loss(*compress(X, Y), *full)
    assert np.allclose(gap, gap[0])


@pytest.mark.parametrize("widths", [(2, 6, 2), (2, 6, 1), (1, 6, 3), (3, 6, 2), (2, 1, 3)])
def test_rate_bounds_enclose_the_eigenvalues_of_tau(widths):
    d, h, m = widths
    X, Y, (W1, W2) = problem(d, h, m, n=d + 2, trials=(200,))
    Y = X @ (W1 @ W2) + 0.1 * X @ rng.standard_normal((200, d, m))
    bounds = rate_bounds(X, Y, W1, W2)
    left, right = np.linalg.eigvalsh(W1 @ W1.mT), np.linalg.eigvalsh(W2.mT @ W2)
    smallest, largest = left[:, 0] + right[:, 0], left[:, -1] + right[:, -1]
    assert np.all(bounds.smallest <= smallest + 1e-9)
    assert np.all(bounds.largest >= largest - 1e-9)
    if h >= d + m:
        assert np.median(bounds.smallest / smallest) > 0.2


def test_rate_bounds_are_the_sheets_at_its_two_by_one_instance():
    W1, W2 = np.array([[3.0, 0.0], [0.0, 0.0]]), np.array([[0.5], [0.0]])
    bounds = rate_bounds(np.eye(2), np.array([[1.5], [1e-3]]), W1, W2)
    assert np.isclose(bounds.smallest, 0.2497, atol=1e-4)
    assert bounds.smallest <= 0.25
