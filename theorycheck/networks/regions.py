"""Into how many pieces ReLU networks cut their inputs: on a line, on segments, in d dimensions.

Layers are pairs (W, b) as in `constructions`. Breakpoints are exact if the arrays are.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise, product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import determinant
from theorycheck.networks.constructions import Layer
from theorycheck.optimization.iteration import Number, one_like

Array: TypeAlias = NDArray[Any]
Cell: TypeAlias = tuple[Any, Any, Array, Array]


def affine_pieces(layers: list[Layer], low: Number = None, high: Number = None) -> int:
    """Count the affine pieces of a network with one input and one output, from `low` to `high`.

    None stands for no end: the whole line.
    """
    return len(slopes_on_the_line(layers, low, high))


def slopes_on_the_line(layers: list[Layer], low: Number = None, high: Number = None) -> Array:
    """Give the slopes of these pieces from left to right, shape (pieces,)."""
    one = one_like(*layers[0])
    cells: list[Cell] = [(low, high, np.array([one]), np.array([0 * one]))]
    *hidden, (W, b) = layers
    for V, c in hidden:
        cells = [
            (low, high, slopes * on, shifts * on)
            for cell in cells
            for low, high, slopes, shifts in _split(cell, V, c)
            for on in [slopes * _inside(low, high, one) + shifts > 0]
        ]
    lines = [((slopes @ W)[0], (shifts @ W + b)[0]) for _, _, slopes, shifts in cells]
    bends = [bool(p != r or q != s) for (p, q), (r, s) in pairwise(lines)]
    return np.array(
        [lines[0][0], *(line[0] for line, new in zip(lines[1:], bends, strict=True) if new)]
    )


def _split(cell: Cell, V: Array, c: Array) -> list[Cell]:
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


def sign_changes_on_the_line(layers: list[Layer]) -> int:
    """Count how often a network with one hidden layer changes between < 0 and >= 0 on the line."""
    (W, b), (V, c) = layers
    bent = W[0] != 0
    knots = np.sort(-b[bent] / W[0][bent]) if bent.any() else 0 * b[:1]
    ends = np.concatenate([knots[0] - np.arange(2, 0, -1), knots, knots[-1] + np.arange(1, 3)])
    values = (np.maximum(ends[:, None] * W[0] + b, 0) @ V + c)[:, 0]
    far = [_far(values[1], values[0]), *values[1:-1], _far(values[-2], values[-1])]
    return sum(bool(u < 0) != bool(v < 0) for u, v in pairwise(far))


def _far(near: Number, farther: Number) -> Number:
    """Give a number of the sign that a line through both has far beyond the second."""
    return farther if near == farther else farther - near


def pieces_of_random_networks(hidden: Sequence[Layer], low: Array, high: Array) -> Array:
    """Count the pieces from `low` to `high` in which no hidden neuron switches, shape (trials,).

    Of networks with one input, W (trials, d_in, d_out) and b (trials, d_out), in general position,
    as drawn ones are: no two neurons switch at one point. Ends (trials,); float64 only.
    """
    knots = np.stack([low, high], axis=1)
    values, pieces = knots[..., None], np.ones(len(knots), dtype=int)
    for W, b in hidden:
        knots, Z, found = _with_crossings(knots, values @ W + b[:, None])
        values, pieces = np.maximum(Z, 0), pieces + found
    return pieces


def _with_crossings(knots: Array, Z: Array) -> tuple[Array, Array, Array]:
    """Add the places where an entry of Z, linear between knots, changes its sign; and their count.

    Rows with fewer of them are filled up with their last knot.
    """
    trial, place, neuron = np.nonzero(Z[:, :-1] * Z[:, 1:] < 0)
    found = np.bincount(trial, minlength=len(Z))
    left, right = Z[trial, place], Z[trial, place + 1]
    each = np.arange(len(trial))
    share = left[each, neuron] / (left - right)[each, neuron]
    new = left + share[:, None] * (right - left)
    new[each, neuron] = 0
    before, after = knots[trial, place], knots[trial, place + 1]
    number = each - np.repeat(np.cumsum(found) - found, found)
    width = knots.shape[1] + max(found, default=0)
    filled = np.minimum(np.arange(width), knots.shape[1] - 1)
    x, values = knots[:, filled], Z[:, filled]
    x[trial, knots.shape[1] + number] = before + share * (after - before)
    values[trial, knots.shape[1] + number] = new
    order = np.argsort(x, axis=1, kind="stable")
    return (
        np.take_along_axis(x, order, axis=1),
        np.take_along_axis(values, order[..., None], axis=1),
        found,
    )


def activation_regions(W: Array, b: Array) -> int:
    """Count the regions into which the hyperplanes x . w_r + b_r = 0 cut R^d, W (d, m), m >= d.

    In general position, where every region has a corner: all signs around each corner are gone
    through, 2^d of them.
    """
    d, m = W.shape
    sets = np.array(list(combinations(range(m), d)))
    corners = _corners(W.T[sets], -b[sets])
    beyond = (corners @ W + b > 0).astype(int)
    around = np.array(list(product((0, 1), repeat=d)))
    patterns = np.repeat(beyond[:, None], len(around), axis=1)
    np.put_along_axis(patterns, np.repeat(sets[:, None], len(around), axis=1), around[None], axis=2)
    return len(np.unique(patterns.reshape(-1, m), axis=0))


def general_position(W: Array, b: Array) -> Any:
    """Give the smallest determinant, in absolute value, of d hyperplanes or of d + 1 with shifts.

    If it isn't 0, any d of them meet in one point and no d + 1 do.
    """
    d, m = W.shape
    shifted = np.concatenate([W, b[None]]).T
    minors = [
        determinant(rows[np.array(list(combinations(range(m), k)))])
        for rows, k in ((W.T, d), (shifted, d + 1))
        if k <= m
    ]
    return np.min(np.abs(np.concatenate(minors)))


def _corners(A: Array, b: Array) -> Array:
    """Solve A x = b for A (..., d, d), by Cramer's rule."""
    columns = np.arange(A.shape[-1])
    replaced = [determinant(np.where(columns == k, b[..., None], A)) for k in columns]
    return np.stack(replaced, axis=-1) / determinant(A)[..., None]
