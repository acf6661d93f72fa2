"""How sharp gradient descent makes a network's loss: tanh networks on small images."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.experiments.network_descent import draw_split
from theorycheck.networks.deep import gradients, train
from theorycheck.networks.two_layers import tanh

Array: TypeAlias = NDArray[Any]

EXAMPLES, NEURONS, STEPS = 40, 12, 500
_ITERATIONS, _H = 40, 1e-4


def sharpness_in_training(
    rng: np.random.Generator,
    share: float,
    *,
    trials: int,
    descend: Callable[..., Any] = train,
) -> tuple[Array, Array, Array]:
    """Train 12 tanh neurons on 40 images, odd digits or even, by descent on the squared error.

    Gives the sharpness, the largest eigenvalue of the loss's Hessian, at the start and after 500
    steps, 0 where they diverge, and the step size, `share` times 2 over the sharpness at the start;
    (trials,) each.
    """
    split = draw_split(rng, EXAMPLES, flipped=0.0, trials=trials)
    X, Y = 2 * split.X.astype(float), split.y[..., None].astype(float)
    d, m = X.shape[-1], NEURONS
    layers = (
        rng.standard_normal((trials, d, m)) / d**0.5,
        rng.standard_normal((trials, m, 1)) / m**0.5,
    )

    def slopes(W: tuple[Array, ...]) -> tuple[Array, ...]:
        return gradients(X, Y, W, activation=tanh)

    first = sharpness(rng, slopes, layers)
    eta = share * 2 / first
    how: dict[str, Any] = {"steps": STEPS, "activation": tanh, "watch": "end"}
    with np.errstate(all="ignore"):
        short = [A.astype(np.float32) for A in (X, Y, *layers, eta[:, None, None])]
        found = descend(*short[:2], tuple(short[2:4]), short[4], **how)
        last = sharpness(rng, slopes, tuple(W.astype(float) for W in found))
    return first, np.where(np.isfinite(last), last, 0), eta


def sharpness(
    rng: np.random.Generator,
    slopes: Callable[[tuple[Array, ...]], tuple[Array, ...]],
    layers: tuple[Array, ...],
) -> Array:
    """Largest eigenvalue of the Hessian at layers (trials, ...), by power iteration.

    Products with it are differences of the gradients `slopes`.
    """
    V = tuple(rng.standard_normal(W.shape) for W in layers)
    for _ in range(_ITERATIONS):
        size = np.sqrt(sum(np.sum(v * v, axis=(-2, -1), keepdims=True) for v in V))
        V = tuple(v / size for v in V)
        up, down = (
            slopes(tuple(W + h * v for W, v in zip(layers, V, strict=True))) for h in (_H, -_H)
        )
        HV = tuple((a - b) / (2 * _H) for a, b in zip(up, down, strict=True))
        value = sum(np.sum(v * w, axis=(-2, -1)) for v, w in zip(V, HV, strict=True))
        V = HV
    return np.asarray(value)
