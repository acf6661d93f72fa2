"""Estimators, gradients of networks and mechanisms in plain float64, written without ours."""

import functools
import itertools
import math

import numpy as np
import scipy.linalg
import scipy.special
from float64_optimizers import gradient_descent
from rounding import rounded

from theorycheck.networks.losses import square
from theorycheck.networks.two_layers import relu


def least_squares(X, y):
    X, y = rounded(X), rounded(y)
    if X.ndim == 2 and y.ndim == 1:
        return np.linalg.lstsq(X, y, rcond=None)[0]
    return (np.linalg.pinv(X) @ y[..., None])[..., 0]


def ridge(X, y, penalty):
    X, y = rounded(X), rounded(y)
    U, s, V = np.linalg.svd(X, full_matrices=False)
    shares = s / (s**2 + rounded(penalty))
    return (V.mT @ (shares[..., None] * (U.mT @ y[..., None])))[..., 0]


def hat_matrix(X, penalty=0):
    X = rounded(X)
    U, s, _ = np.linalg.svd(X, full_matrices=False)
    return (U * (s**2 / (s**2 + rounded(penalty)))[..., None, :]) @ U.mT


def pseudoinverse_energy(X):
    return (np.linalg.pinv(rounded(X), rcond=1e-15) ** 2).sum(axis=(-2, -1))


def leave_one_out_residuals(X, y, penalty=0):
    X, y = rounded(X), rounded(y)
    found = np.empty(len(y))
    for i in range(len(y)):
        rest = np.arange(len(y)) != i
        found[i] = y[i] - X[i] @ ridge(X[rest], y[rest], penalty)
    return found


def rademacher_average(values, signs=None):
    values = rounded(values)
    n = values.shape[-1]
    signs = list(itertools.product((1, -1), repeat=n)) if signs is None else signs
    best = [np.max(values @ np.array(sign, dtype=float), axis=-1) for sign in signs]
    return sum(best) / len(best) / n


def bag_estimate(k, alpha, share, loss_0, loss_1):
    alpha, share, loss_0, loss_1 = map(rounded, (alpha, share, loss_0, loss_1))
    positive = k * alpha - (k - 1) * share
    return positive * loss_1 + (1 - positive) * loss_0


def unmixing(concentrations):
    return np.linalg.pinv(rounded(concentrations))


def class_means_from_bags(bag_means, concentrations):
    return np.linalg.pinv(rounded(concentrations)) @ rounded(bag_means)


def two_bag_weights(share_1, share_2):
    mixing = np.array([[share_1, 1 - share_1], [share_2, 1 - share_2]], dtype=float)
    first, second = np.linalg.solve(mixing.T, [1.0, 0.0])
    return first, second


def debiased(reported, epsilon, n):
    keep = scipy.special.expit(rounded(epsilon))
    return (rounded(np.asarray(reported) * 1.0) - n * (1 - keep)) / (2 * keep - 1)


def randomized_response(epsilon):
    keep = 1 / (1 + math.exp(-float(epsilon)))
    return np.array([[keep, 1 - keep], [1 - keep, keep]])


def exponential_mechanism(scores, epsilon):
    return scipy.special.softmax(rounded(epsilon) * rounded(scores) / 2, axis=-1)


def truncated_geometric(count, largest, epsilon):
    decay = math.exp(-float(epsilon))
    law = [decay ** abs(value - count) / (1 + decay) for value in range(largest + 1)]
    inner = [mass * (1 - decay) for mass in law[1:-1]]
    return np.array([law[0], *inner, law[-1]])


def pull_back(G, *W):
    G, W = rounded(G), rounded(W)
    slopes = []
    for j in range(len(W)):
        left = functools.reduce(np.matmul, W[:j], np.eye(W[0].shape[-2]))
        right = functools.reduce(np.matmul, W[j + 1 :], np.eye(W[j].shape[-1]))
        slopes.append(left.mT @ G @ right.mT)
    return tuple(slopes)


def linear_gradients(X, Y, *W):
    X, Y, W = rounded(X), rounded(Y), rounded(W)
    slope = X.mT @ (X @ functools.reduce(np.matmul, W) - Y)
    return pull_back(slope, *W)


def train(X, Y, W, step_size, *, steps, watch=None):
    X, Y = rounded(X), rounded(Y)

    def slopes(now):
        return linear_gradients(X, Y, *now)

    def loss(now):
        return np.sum((X @ functools.reduce(np.matmul, now) - Y) ** 2, axis=(-2, -1)) / 2

    watch = loss if watch == "loss" else watch
    return gradient_descent(slopes, W, step_size, steps=steps, watch=watch)


def two_layer_gradients(X, y, W, a, *, activation=relu, scale=1, loss=square):
    X, y, W, a, scale = map(rounded, (X, y, W, a, scale))
    before = np.einsum("...nd,...dm->...nm", X, W)
    hidden = activation(before)
    error = scale * loss.derivative(scale * np.einsum("...nm,...m->...n", hidden, a), y)
    inner = activation.derivative(before) * error[..., None] * a[..., None, :]
    return np.einsum("...nd,...nm->...dm", X, inner), np.einsum("...nm,...n->...m", hidden, error)


def train_two_layer(
    X,
    y,
    W,
    a,
    step_size,
    *,
    steps,
    activation=relu,
    scale=1,
    loss=square,
    output_layer=True,
    watch=None,
):
    X, y, scale = map(rounded, (X, y, scale))

    def slopes(layers):
        inner, outer = two_layer_gradients(
            X, y, *layers, activation=activation, scale=scale, loss=loss
        )
        return inner, outer * bool(output_layer)

    def total(layers):
        hidden = activation(np.einsum("...nd,...dm->...nm", X, layers[0]))
        return np.sum(loss(scale * np.einsum("...nm,...m->...n", hidden, layers[1]), y), axis=-1)

    watch = total if watch == "loss" else watch
    return gradient_descent(slopes, (W, a), step_size, steps=steps, watch=watch)
