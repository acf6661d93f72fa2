"""The parity of two bits among many: a trained network and its tangent kernel on the same data."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Picture, quartiles
from theorycheck.experiments.momentum_training import (
    mean_squares,
    random_layers,
    train_with_momentum,
)
from theorycheck.kernels.tangent import ntk_kernel
from theorycheck.networks.deep import forward, gradients
from theorycheck.networks.weights import he_weights
from theorycheck.strategies.networks import balanced_signs

Array: TypeAlias = NDArray[Any]

BITS, WIDTH, UNSEEN = 16, 32, 128
SIZES = (16, 24, 32, 48, 64, 128, 256)
_STEP, _MOMENTUM, _STEPS, _DECAY = 0.4, 0.9, 600, 3e-3
_FITTING_STEPS, _BLOCK = 200, 32


def draw_parities(rng: np.random.Generator, n: int, *, trials: int) -> tuple[Array, Array]:
    """Draw inputs of norm 1, signs over 4, (trials, n + 128, 16), and x_1 x_2 of the signs."""
    bits = 1 - 2 * rng.integers(0, 2, (trials, n + UNSEEN, BITS)).astype(np.float32)
    return bits / np.float32(BITS**0.5), bits[..., 0] * bits[..., 1]


def network_error(rng: np.random.Generator, X: Array, y: Array, n: int) -> Array:
    """Train 32 ReLU neurons on the first n inputs; mean squared errors on the rest, (trials,).

    Both layers, by 600 steps of size 0.4 with momentum 0.9 and weight decay 0.003.
    """
    layers = random_layers(rng, BITS, WIDTH, trials=len(X))
    how: dict[str, Any] = {"step": _STEP, "steps": _STEPS, "momentum": _MOMENTUM, "decay": _DECAY}
    layers = train_with_momentum(X[:, :n], y[:, :n], layers, **how)
    return mean_squares(X[:, n:], y[:, n:], layers)


def kernel_error(X: Array, y: Array, n: int) -> Array:
    """Interpolate the first n inputs with the limiting tangent kernel; errors on the rest.

    By the pseudoinverse, as examples may be drawn twice; shape (trials,).
    """
    return np.array([_kernel_error(A.astype(float), b, n) for A, b in zip(X, y, strict=True)])


def fitted_parity_errors(rng: np.random.Generator, *, trials: int) -> Array:
    """Fit 8 ReLU neurons with biases to the parity of three of twelve signs; errors, (trials,).

    On all 1,024 `balanced_signs`, by 200 steps of size 0.4 with momentum 0.9, gradients clipped at
    norm 1; mean squared errors on the same inputs.
    """
    W, a = he_weights(rng, [12, 8, 1], trials=trials)
    blocks = np.split(np.arange(trials), range(_BLOCK, trials, _BLOCK))
    return np.concatenate([_fitted_parity_errors(W[rows], a[rows]) for rows in blocks])


def learning_picture(
    rng: np.random.Generator,
    *,
    learn: Callable[..., Array] = network_error,
    interpolate: Callable[..., Array] = kernel_error,
) -> Picture:
    """Draw test errors of networks and of their kernel, on the same data, over the examples."""
    found: dict[str, list[Array]] = {"trained network": [], "its tangent kernel": []}
    for n in SIZES:
        X, y = draw_parities(rng, n, trials=16)
        found["trained network"].append(learn(rng, X, y, n))
        found["its tangent kernel"].append(interpolate(X, y, n))
    lines = [quartiles(name, SIZES, errors, axis=1) for name, errors in found.items()]
    caption = (
        f"The product of two of {BITS} signs: medians of 16 draws, and quartiles, on {UNSEEN} new "
        "inputs. An error of 1 is that of the constant 0."
    )
    return Picture("n, examples", "mean squared error", lines, log="xy", caption=caption)


def _fitted_parity_errors(W: Array, a: Array) -> Array:
    X = balanced_signs().astype(np.float32)
    y = np.prod(X[:, :3], axis=1, keepdims=True)
    parts = [part.astype(np.float32) for part in (W, a, 0 * W[:, 0], 0 * a[:, 0])]
    velocity = [0 * part for part in parts]
    for _ in range(_FITTING_STEPS):
        slopes = gradients(X, y, tuple(parts[:2]), tuple(parts[2:]))
        flat = np.concatenate([slope.reshape(len(W), -1) for slope in slopes], axis=1)
        shrunk = np.float32(_STEP) / np.maximum(1, np.linalg.norm(flat, axis=1))
        for k, slope in enumerate(slopes):
            steps = shrunk.reshape(-1, *[1] * (slope.ndim - 1)) * slope
            velocity[k] = np.float32(_MOMENTUM) * velocity[k] - steps
            parts[k] = parts[k] + velocity[k]
    missed = forward(X, tuple(parts[:2]), tuple(parts[2:])) - y
    return np.asarray(np.mean(missed.astype(float) ** 2, axis=(1, 2)))


def _kernel_error(X: Array, y: Array, n: int) -> Array:
    dual = np.linalg.pinv(ntk_kernel(X[:n]), rcond=1e-10, hermitian=True) @ y[:n]
    return np.asarray(np.mean((ntk_kernel(X[n:], X[:n]) @ dual - y[n:]) ** 2))
