"""The parity of two bits among many: a trained network and its tangent kernel on the same data."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.experiments.momentum_training import (
    mean_squares,
    random_layers,
    train_with_momentum,
)
from theorycheck.kernels.tangent import ntk_kernel

Array: TypeAlias = NDArray[Any]

BITS, WIDTH, UNSEEN = 16, 64, 256
_STEP, _MOMENTUM, _STEPS, _DECAY = 0.5, 0.9, 1000, 2e-3


def draw_parities(rng: np.random.Generator, n: int, *, trials: int) -> tuple[Array, Array]:
    """Draw inputs of norm 1, signs over 4, (trials, n + 256, 16), and x_1 x_2 of the signs."""
    bits = 1 - 2 * rng.integers(0, 2, (trials, n + UNSEEN, BITS)).astype(np.float32)
    return bits / np.float32(BITS**0.5), bits[..., 0] * bits[..., 1]


def network_error(rng: np.random.Generator, X: Array, y: Array, n: int) -> Array:
    """Train 64 ReLU neurons on the first n inputs; mean squared errors on the rest, (trials,).

    Both layers, by 1,000 steps of size 1/2 with momentum 0.9 and weight decay 0.002.
    """
    layers = random_layers(rng, BITS, WIDTH, trials=len(X))
    how: dict[str, Any] = {"step": _STEP, "steps": _STEPS, "momentum": _MOMENTUM, "decay": _DECAY}
    layers = train_with_momentum(X[:, :n], y[:, :n], layers, **how)
    return mean_squares(X[:, n:], y[:, n:], layers)


def kernel_error(X: Array, y: Array, n: int) -> Array:
    """Interpolate the first n inputs with the limiting tangent kernel; errors on the rest."""
    K = ntk_kernel(X.astype(float))
    predicted = K[:, n:, :n] @ np.linalg.solve(K[:, :n, :n], y[:, :n, None].astype(float))
    return np.asarray(np.mean((predicted[..., 0] - y[:, n:]) ** 2, axis=-1))
