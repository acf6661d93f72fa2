"""Two-layer ReLU networks trained by gradient descent with momentum, many at once, in float32."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.two_layers import Activation, relu, two_layer

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, Array]

_AT_ONCE = 2**16  # activations of the networks that are trained together: they fit the cache


def random_layers(rng: np.random.Generator, d: int, m: int, *, trials: int) -> Layers:
    """Draw hidden weights N(0, 2/d), (trials, d, m), and output weights N(0, 1/m), (trials, m)."""
    W = rng.standard_normal((trials, d, m)) * (2 / d) ** 0.5
    a = rng.standard_normal((trials, m)) * m**-0.5
    return W.astype(np.float32), a.astype(np.float32)


def train_with_momentum(
    X: Array,
    y: Array,
    layers: Layers,
    *,
    step: float,
    steps: int,
    momentum: float,
    decay: float = 0.0,
) -> Layers:
    """Descend half the mean squared error on X (trials, n, d), y (trials, n): the last W and a.

    With `decay`, on that plus decay/2 times the sum of all squared weights.
    """
    W, a = layers
    size = max(1, _AT_ONCE // (X.shape[1] * max(X.shape[2], a.shape[1])))
    found = []
    for first in range(0, len(X), size):
        part = slice(first, first + size)
        how = (np.float32(step), steps, np.float32(momentum), np.float32(decay))
        found.append(_descended(X[part], y[part], W[part].copy(), a[part].copy(), *how))
    return np.concatenate([W for W, _ in found]), np.concatenate([a for _, a in found])


def mean_squares(X: Array, y: Array, layers: Layers, *, activation: Activation = relu) -> Array:
    """Mean squared errors of networks at inputs (trials, n, d), shape (trials,)."""
    off = two_layer(X, *layers, activation=activation) - y
    return np.asarray(np.mean(np.square(off, dtype=float), axis=-1))


def error_rates(X: Array, y: Array, layers: Layers) -> Array:
    """Shares of inputs (trials, n, d) at which the output has not the sign of y, (trials,)."""
    W, a = layers
    return np.asarray(np.mean(np.matvec(np.maximum(X @ W, 0), a) * y <= 0, axis=-1))


def _descended(
    X: Array, y: Array, W: Array, a: Array, step: Any, steps: int, momentum: Any, decay: Any
) -> Layers:
    transposed, kept = np.ascontiguousarray(X.mT), 1 - step * decay
    speed_W, speed_a, rate = 0 * W, 0 * a, step / np.float32(X.shape[-2])
    for _ in range(steps):
        Z = X @ W
        hidden = np.maximum(Z, 0)
        residual = rate * (np.matvec(hidden, a) - y)
        slopes = (transposed * residual[:, None]) @ (Z > 0).astype(np.float32)
        speed_W *= momentum
        speed_W -= slopes * a[:, None]
        speed_a *= momentum
        speed_a -= np.vecmat(residual, hidden)
        if decay:
            speed_W -= (1 - kept) * W
            speed_a -= (1 - kept) * a
        W += speed_W
        a += speed_a
    return W, a
