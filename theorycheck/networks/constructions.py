"""Networks built by hand: that zigzag, that memorize; and the linear pieces of any on a line.

Layers are pairs (W, b) with W (d_in, d_out) and b (d_out,), ReLU between them, the last one linear.
Everything runs in the arithmetic of its arrays; breakpoints are exact if they are.
"""

from itertools import pairwise
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number, one_like

Array: TypeAlias = NDArray[Any]
Layer: TypeAlias = tuple[Array, Array]


def network(X: Array, layers: list[Layer]) -> Array:
    """Outputs of the network at inputs (..., d_in), shape (..., d_out)."""
    *hidden, (W, b) = layers
    for V, c in hidden:
        X = np.maximum(X @ V + c, 0)
    return X @ W + b


def affine_pieces(layers: list[Layer], low: Number = None, high: Number = None) -> int:
    """Count the affine pieces of a network with one input and one output, from `low` to `high`.

    None stands for no end: the whole line.
    """
    one = one_like(*layers[0])
    cells: list[tuple[Any, Any, Array, Array]] = [(low, high, np.array([one]), np.array([0 * one]))]
    *hidden, (W, b) = layers
    for V, c in hidden:
        cells = [
            (low, high, slopes * on, shifts * on)
            for cell in cells
            for low, high, slopes, shifts in _split(cell, V, c)
            for on in [slopes * _inside(low, high, one) + shifts > 0]
        ]
    lines = [((slopes @ W)[0], (shifts @ W + b)[0]) for _, _, slopes, shifts in cells]
    return 1 + sum(bool(p != r or q != s) for (p, q), (r, s) in pairwise(lines))


def _split(
    cell: tuple[Any, Any, Array, Array], V: Array, c: Array
) -> list[tuple[Any, Any, Array, Array]]:
    low, high, slopes, shifts = cell[0], cell[1], cell[2] @ V, cell[3] @ V + c
    zeros = [-shift / slope for slope, shift in zip(slopes, shifts, strict=True) if slope != 0]
    within = [x for x in zeros if (low is None or x > low) and (high is None or x < high)]
    knots: list[Any] = []
    for x in sorted(within):
        if not knots or x > knots[-1]:
            knots.append(x)
    return [(a, z, slopes, shifts) for a, z in pairwise([low, *knots, high])]


def _inside(low: Number, high: Number, one: Number) -> Number:
    if low is None:
        return 0 * one if high is None else high - one
    return low + one if high is None else (low + high) / 2


def pieces_of_random_networks(first: Layer, second: Layer) -> Array:
    """Count the affine pieces of networks with one input and two hidden layers, shape (...).

    W (..., 1, m_1), b (..., m_1), V (..., m_1, m_2), c (..., m_2), leading axes being trials. For
    weights in general position, as drawn ones are: no two breakpoints, no two slopes agree.
    """
    (W, b), (V, c) = first, second
    knots = np.sort(-b / W[..., 0, :], axis=-1)
    at_knots = np.maximum(knots[..., None] * W + b[..., None, :], 0) @ V + c[..., None, :]
    ends = [np.maximum(side * W, 0) @ V for side in (-1, 1)]  # slopes, 0 where none is active
    left, right = (
        np.where(end == 0, at_knots[..., k : k + 1 or None, :], end)
        for k, end in zip((0, -1), ends, strict=True)
    )
    active = np.concatenate([left, at_knots, right], axis=-2) > 0
    switches = np.sum(active[..., 1:, :] != active[..., :-1, :], axis=(-2, -1))
    return 1 + switches + np.sum(np.any(at_knots > 0, axis=-1), axis=-1)


def zigzag(teeth: int, times: int, one: Number = 1.0) -> list[Layer]:
    """A network of width `teeth`, depth `times` that goes up and down teeth^times times on [0, 1].

    Each block maps [0, 1] onto itself with slopes +-teeth; between blocks nothing is switched off.
    """
    k = np.arange(teeth)
    slopes = teeth * np.where(k == 0, 1, 2 * (-1) ** k) * one
    first = (np.full((1, teeth), one), -k / (one * teeth))
    middle = (slopes[:, None] @ first[0], first[1])
    return [first, *[middle] * (times - 1), (slopes[:, None], 0 * slopes[:1])]


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
