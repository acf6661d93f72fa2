"""Networks built by hand: that zigzag, that memorize.

Layers are pairs (W, b) with W (d_in, d_out) and b (d_out,), ReLU between them, the last one linear.
Everything runs in the arithmetic of its arrays.
"""

from collections.abc import Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]
Layer: TypeAlias = tuple[Array, Array]


def network(X: Array, layers: list[Layer]) -> Array:
    """Outputs of the network at inputs (..., d_in), shape (..., d_out)."""
    *hidden, (W, b) = layers
    for V, c in hidden:
        X = np.maximum(X @ V + c, 0)
    return X @ W + b


def zigzag(teeth: int, times: int, one: Number = 1.0) -> list[Layer]:
    """A network of width `teeth`, depth `times` that goes up and down teeth^times times on [0, 1].

    Each block maps [0, 1] onto itself with slopes +-teeth; between blocks nothing is switched off.
    """
    k = np.arange(teeth)
    slopes = teeth * np.where(k == 0, 1, 2 * (-1) ** k) * one
    first = (np.full((1, teeth), one), -k / (one * teeth))
    middle = (slopes[:, None] @ first[0], first[1])
    return [first, *[middle] * (times - 1), (slopes[:, None], 0 * slopes[:1])]


def line_zigzag(m: int, one: Number = 1.0) -> list[Layer]:
    """A network of m neurons that bends at 1, ..., m, its slopes in turn rising and falling.

    For m >= 3 all m + 1 slopes are, and each piece passes through all values from -1/2 to 1/2, the
    first and the last on their way from or to infinity; for m <= 2 the first one is 0. Neurons 2
    and 3 look left.
    """
    k = np.arange(1, m + 1)
    if m < 3:
        sides, slopes, shift = 1 + 0 * k, np.array([0, 1, -1][: m + 1]), -one / 2
    else:
        sides = np.where((k == 2) | (k == 3), -1, 1)
        slopes = np.array([-1, 1, -1, *(2 * (-1) ** np.arange(m - 2))])
        shift = -9 * one / 2
    hidden = ((sides * one)[None], -sides * k * one)
    return [hidden, ((np.diff(slopes) * one)[:, None], np.array([shift]))]


def folded_zigzags(widths: Sequence[int], one: Number = 1.0) -> list[Layer]:
    """One `line_zigzag` after another: each piece of one runs through all of the next.

    From widths of at least 3, the last one excepted, it has the product of all m + 1 pieces.
    """
    first, (W, b) = line_zigzag(widths[0], one)
    layers = [first]
    for m in widths[1:]:
        (V, c), last = line_zigzag(m, one)
        layers.append(((m + 1) * W @ V, ((m + 1) * (b + one / 2)) @ V + c))
        W, b = last
    return [*layers, (W, b)]


def memorizing_network(X: Array, y: Array) -> list[Layer]:
    """A network of width n, with 2n + d parameters, through n distinct points (Zhang et al. 2017).

    x is projected to p . x, p = (1, 8, 64, ...), in which distinct points of X in [-1, 1] on the
    grid of 1/2 stay distinct; each neuron then settles one more target.
    """
    n, d = X.shape
    p = 8 ** np.arange(d)
    order = np.argsort(X @ p)
    z, targets = (X @ p)[order], y[order]
    thresholds = np.concatenate([z[:1] - 1, (z[:-1] + z[1:]) / 2])
    weights: list[Any] = []
    for i in range(n):
        reached = sum((w * (z[i] - b) for w, b in zip(weights, thresholds, strict=False)), 0 * z[i])
        weights.append((targets[i] - reached) / (z[i] - thresholds[i]))
    hidden = (p[:, None] * np.full(n, 1 + 0 * z[0]), -thresholds)
    return [hidden, (np.array(weights)[:, None], 0 * z[:1])]


def interpolating_network(x: Array, y: Array) -> list[Layer]:
    """A network of width n - 1 (at least 1) through n distinct points (x, y) of the plane.

    Between neighbours it is linear, left of the smallest x constant.
    """
    order = np.argsort(x)
    x, y = x[order], y[order]
    slopes = np.concatenate([0 * y[:1], (y[1:] - y[:-1]) / (x[1:] - x[:-1])])
    bends = np.diff(slopes) if len(x) > 1 else 0 * y
    knots = x[: len(bends)]
    return [((0 * knots + 1)[None], -knots), (bends[:, None], y[:1])]
