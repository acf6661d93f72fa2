"""Networks of one input that gradient descent leads through a few noisy points, and their bends."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.deep import forward, train
from theorycheck.networks.two_layers import relu

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]  # (trials, 1, m), (trials, m, 1), (trials, m), (trials, 1)

LEARNT = 1e-3  # largest error at a point at which a network passes through it


class Points(NamedTuple):
    """Points (x, y), (trials, n, 1) each, and a network at output 0 to lead through them."""

    x: Array
    y: Array
    start: Layers


def draw_points(
    rng: np.random.Generator, n: int, m: int, sharpness: float, *, trials: int
) -> Points:
    """Draw n points, x apart by 3/(2n) or more, y of N(0, 1/4), and m Gaussian ReLU neurons.

    Scaled so that the loss, half the mean squared error, starts as sharp as that, but for what the
    errors add, or less sharp if hardly a neuron sees a point.
    """
    middle = (n - 1) / 2
    x = (np.arange(n) + rng.uniform(-1 / 4, 1 / 4, (trials, n)) - middle)[..., None] * (3 / n)
    y = rng.standard_normal((trials, n, 1)) / 2
    w, b, a = rng.standard_normal((3, trials, m // 2))
    w, b, a = np.tile(w, 2), np.tile(b, 2), np.concatenate([a, -a], axis=-1)
    last = np.zeros((trials, 1))
    by_weights = largest_curvature(x, (w[:, None], a[..., None], b, last)) - 1  # 1 is the bias's
    size = np.sqrt((sharpness - 1) / np.maximum(by_weights, 1 / 8))[:, None]
    w, b, a = size * w, size * b, size * a
    return Points(x, y, (w[:, None], a[..., None], b, last))


def led_through(
    points: Points, step_size: float, *, steps: int, descend: Callable[..., Any] = train
) -> tuple[Array, Layers]:
    """Run gradient descent on all weights and biases: whether all points are met, and the end.

    Where they are not, the start is given instead of the end.
    """
    x, y, start = points
    with np.errstate(all="ignore"):  # steps may be too large
        layers = descend(x, y, start[:2], step_size, steps=steps, biases=start[2:], watch="end")
        off = np.max(np.abs(forward(x, layers[:2], layers[2:]) - y), axis=(1, 2))
    met = off <= LEARNT
    kept = (
        np.where(met.reshape(-1, *[1] * (end.ndim - 1)), end, begin)
        for end, begin in zip(layers, start, strict=True)
    )
    return met, tuple(kept)


def weighted_bends(x: Array, layers: Layers) -> Array:
    """Sum of g(t) |change of slope at t| over the bends t of the network, (trials,).

    g is the smaller one, over both sides of t, of P^2 E[|X - t|] sqrt(1 + E[X]^2), with P the share
    of the x on that side, and means over these: 0 where there are none.
    """
    W, A, b, _ = layers
    places = -b / W[:, 0]
    side = (x > places[:, None]).astype(float)
    far = np.abs(x - places[:, None])
    reach = np.minimum(*(_reach(x, far, on) for on in (side, 1 - side)))
    return np.asarray(np.sum(reach * np.abs(W[:, 0] * A[..., 0]), axis=-1))


def _reach(x: Array, far: Array, on: Array) -> Array:
    share, place = np.mean(on, axis=1), np.mean(on * x, axis=1)
    return np.asarray(np.mean(on * far, axis=1) * np.hypot(share, place))


def largest_curvature(x: Array, layers: Layers) -> Array:
    """Largest eigenvalue of the loss's Hessian where the network meets all points, (trials,)."""
    W, A, b, _ = layers
    z = x @ W + b[:, None]
    slopes = A.mT * relu.derivative(z)
    J = np.concatenate([x * slopes, slopes, relu(z), np.ones_like(x)], axis=-1)
    return np.asarray(np.linalg.eigvalsh(J @ J.mT / x.shape[1])[:, -1])
