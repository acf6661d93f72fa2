"""Private training: gradients clipped one by one, Poisson samples of the records, Gaussian noise.

Shapes: inputs X (..., n, d), labels y (..., n) in {-1, +1}, weights (..., p); leading axes are
trials. float64 only.
"""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.losses import logistic
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]
ExampleGradients: TypeAlias = Callable[[Array, Array, Array], Array]


def logistic_gradients(X: Array, y: Array, w: Array) -> Array:
    """Gradient in w of each example's logistic loss log(1 + exp(-y w.x)), shape (..., n, d)."""
    return X * logistic.derivative(np.matvec(X, w), y)[..., None]


def network_gradients(X: Array, y: Array, w: Array) -> Array:
    """Gradient of each example's logistic loss under a two-layer tanh network, shape (..., n, p).

    The weights w (..., m (d + 1)) are those of m neurons, d at a time, then the m outputs.
    """
    W, a = layers(w, X.shape[-1])
    hidden = np.tanh(X @ W)
    slopes = logistic.derivative(np.matvec(hidden, a), y)[..., None]
    inner = slopes * a[..., None, :] * (1 - hidden**2)
    found = np.empty((*inner.shape[:-1], w.shape[-1]))
    flat = (inner[..., None] * X[..., None, :]).reshape(*inner.shape[:-1], -1)
    found[..., : flat.shape[-1]], found[..., flat.shape[-1] :] = flat, slopes * hidden
    return found


def layers(w: Array, d: int) -> tuple[Array, Array]:
    """Unpack weights (..., m (d + 1)) into W (..., d, m) and a (..., m)."""
    m = w.shape[-1] // (d + 1)
    return w[..., : m * d].reshape(*w.shape[:-1], m, d).mT, w[..., m * d :]


def clipped_sum(gradients: Array, taken: Array, clip: Number) -> Array:
    """Sum the gradients (..., n, p) of the records taken (..., n), each cut to norm `clip`."""
    norms = np.sqrt(np.sum(gradients**2, axis=-1))
    kept = taken * np.minimum(1, clip / np.maximum(norms, np.finfo(float).tiny))
    return np.vecmat(kept, gradients)


def private_sgd(
    rng: np.random.Generator,
    X: Array,
    y: Array,
    start: Array,
    step_size: Number,
    *,
    steps: int,
    rate: Number,
    noise: Number,
    clip: Number = 1,
    gradients: ExampleGradients = logistic_gradients,
    combine: Callable[[Array, Array, Number], Array] = clipped_sum,
    public: tuple[Array, Array] | None = None,
) -> Array:
    """Train by private stochastic gradient descent and return the last weights, shape of `start`.

    Every step takes each record with probability `rate`, adds up their clipped gradients and
    Gaussian noise of deviation noise * clip, and moves by -step_size times that. Adding or removing
    a record is private as `sampled_gaussian_epsilon(rate, noise, steps, delta)` says (Abadi et al.
    2016). `public` inputs and labels add their whole gradients to every step. start (..., p) with
    the trials in front; X and y may be shared by them.
    """
    w = np.array(start, dtype=float)
    shape = np.broadcast_shapes(w.shape[:-1], y.shape[:-1])
    for _ in range(steps):
        taken = rng.random((*shape, y.shape[-1])) < rate
        total = combine(gradients(X, y, w), taken, clip)
        total = total + noise * clip * rng.standard_normal(total.shape)
        if public is not None:
            total = total + np.sum(gradients(*public, w), axis=-2)
        w = w - step_size * total
    return w
