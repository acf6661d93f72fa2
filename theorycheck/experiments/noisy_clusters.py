"""Networks that learn two noisy clusters by heart, in few dimensions and in many."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.losses import logistic
from theorycheck.networks.two_layers import Activation, train_two_layer, two_layer

Array: TypeAlias = NDArray[Any]

EXAMPLES, UNSEEN, FLIPPED, DISTANCE = 40, 100, 0.15, 6.0
_STEPS = 600

leaky_relu = Activation(
    "leaky_relu", lambda z: np.maximum(z, z / 10), lambda z: np.where(z > 0, 1.0, 0.1)
)


@dataclass(frozen=True)
class ErrorRates:
    """Shares of wrong signs: on the examples, flipped labels included, and on new clean data."""

    seen: Array
    new: Array


def cluster_errors(
    rng: np.random.Generator,
    d: int,
    m: int,
    *,
    trials: int,
    train: Callable[..., Any] = train_two_layer,
) -> ErrorRates:
    """Train m leaky ReLU neurons on 40 points y u + N(0, I) of R^d, |u| = 6, 15 % of y flipped.

    Hidden weights only, by 600 steps of gradient descent on the logistic loss from weights of size
    1/10, in the span of the examples, which they don't leave.
    """
    X, clean = _clusters(rng, d, EXAMPLES, trials)
    y = np.where(rng.random(clean.shape) < FLIPPED, -clean, clean)
    W = rng.standard_normal((trials, d, m)) * (0.1 / d**0.5)
    a = np.repeat(np.resize([1.0, -1.0], m)[None] / m**0.5, trials, axis=0)
    Q, R = np.linalg.qr(X.mT.astype(float))
    how: dict[str, Any] = {"activation": leaky_relu, "output_layer": False}
    start, step = Q.mT @ W, 8 / (d + DISTANCE**2)
    V, _ = train(R.mT, y, start, a, step, steps=_STEPS, loss=logistic, watch="end", **how)
    W = W + Q @ (V - start)
    X_new, y_new = _clusters(rng, d, UNSEEN, trials)
    seen, new = (
        np.mean(two_layer(A, W, a, activation=leaky_relu) * b <= 0, axis=-1)
        for A, b in ((X, y), (X_new, y_new))
    )
    return ErrorRates(seen, new)


def _clusters(rng: np.random.Generator, d: int, n: int, trials: int) -> tuple[Array, Array]:
    y = 2.0 * rng.integers(0, 2, (trials, n)) - 1
    X = rng.standard_normal((trials, n, d), dtype=np.float32)
    X[..., 0] += DISTANCE * y
    return X, y
