"""The loop a user writes: one trial at a time, in plain NumPy, each line one of the algorithm."""

import numpy as np
from workloads import PENALTIES, STEPS


def quadratic(H, minimizer, x_0, eta):
    """Squared distances to the minimizer along gradient descent."""
    x, distances = x_0, [np.sum((x_0 - minimizer) ** 2)]
    for _ in range(STEPS["quadratic"]):
        x = x - eta * (H @ (x - minimizer))
        distances.append(np.sum((x - minimizer) ** 2))
    return np.array(distances)


def linear(X, Y, W_1, W_2):
    """Losses along gradient descent on both layers."""
    losses = [np.sum((X @ W_1 @ W_2 - Y) ** 2) / 2]
    for _ in range(STEPS["linear"]):
        hidden = X @ W_1
        E = hidden @ W_2 - Y
        G_1, G_2 = X.T @ (E @ W_2.T), hidden.T @ E
        W_1, W_2 = W_1 - 0.002 * G_1, W_2 - 0.002 * G_2
        losses.append(np.sum((X @ W_1 @ W_2 - Y) ** 2) / 2)
    return np.array(losses)


def relu(X, y, W, a):
    """Losses along gradient descent on both layers."""
    losses = []
    for _ in range(STEPS["relu"] + 1):
        Z = X @ W
        hidden = np.maximum(Z, 0)
        r = hidden @ a - y
        losses.append(r @ r / 2)
        G_W = X.T @ (np.outer(r, a) * (Z > 0))
        W, a = W - 0.005 * G_W, a - 0.005 * (hidden.T @ r)
    return np.array(losses)


def kernel(X, W, a):
    """Inner products of the gradients of the network at every two inputs."""
    Z = X @ W
    gradients = [
        np.concatenate([np.outer(x, a * (z > 0)).ravel(), np.maximum(z, 0)])
        for x, z in zip(X, Z, strict=True)
    ]
    return np.array([[g @ h for h in gradients] for g in gradients])


def curve(X, y, X_new, y_new):
    """Mean squared errors on new data by the number of features."""
    errors = []
    for p in range(1, X.shape[1] + 1):
        b = np.linalg.lstsq(X[:, :p], y, rcond=None)[0]
        errors.append(np.mean((X_new[:, :p] @ b - y_new) ** 2))
    return np.array(errors)


def ridge(X, y):
    """Coefficients at every penalty."""
    identity = np.eye(X.shape[1])
    return np.array([np.linalg.solve(X.T @ X + c * identity, X.T @ y) for c in PENALTIES])


def class_(counts, losses):
    """Empirical risks, hypothesis by hypothesis."""
    examples = np.repeat(np.arange(len(counts)), counts)
    return np.array([np.mean(row[examples]) for row in losses])


def rademacher(signs, values):
    """The largest correlation with the signs, hypothesis by hypothesis."""
    return max(np.mean(signs * row) for row in values)


LOOPS = {
    "quadratic": quadratic,
    "linear": linear,
    "relu": relu,
    "kernel": kernel,
    "curve": curve,
    "ridge": ridge,
    "class": class_,
    "rademacher": rademacher,
}
