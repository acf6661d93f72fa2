"""Batches of trials in blocks that fit the cache: the steps of a method run inside a block.

A step reads each number of a trial a few times only: over all trials at once it would wait for
memory. Trials know nothing of each other: how many there are, and in which blocks, changes a
trial's results by rounding at most, and which of the forms runs depends on the call alone.
Only plain float64 arrays come here: what errs on purpose, or is exact, takes the plain form.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]
Eta: TypeAlias = Callable[[int], Number]

STATE = 1_600_000  # bytes of a block: it stays in the cache, and outweighs the calls of Python


def is_float64(array: Any) -> bool:
    """Tell whether this is a float64 array of NumPy itself, not of a subclass."""
    return type(array) is np.ndarray and array.dtype == np.float64


def common_trials(layers: Sequence[Array], ndims: Sequence[int]) -> int | None:
    """Give the length of axis 0 of float64 layers that have just that axis beside their own.

    `ndims` counts their own axes. None if there is no such axis, or none that all share.
    """
    if not all(is_float64(W) and W.ndim == k + 1 for W, k in zip(layers, ndims, strict=True)):
        return None
    lengths = {len(W) for W in layers}
    return lengths.pop() if len(lengths) == 1 and 0 not in lengths else None


def for_all_trials(data: Any, ndim: int, trials: int) -> Array | None:
    """View float64 data with `ndim` axes of its own, shared or one per trial, as (trials, ...)."""
    if not is_float64(data) or not ndim <= data.ndim <= ndim + 1:
        return None
    if data.ndim > ndim and len(data) not in (1, trials):
        return None
    return np.broadcast_to(data, (trials, *data.shape[data.ndim - ndim :]))


def step_sizes(eta: Eta, steps: int, trials: int, ndim: int | None) -> Array | None:
    """Evaluate a schedule to shape (steps, 1), or (steps, trials) if it differs between trials.

    Points have `ndim` axes, the first of trials; None if that differs between layers. None if a
    step size is no number of float64, or differs within a trial.
    """
    values = [eta(t) for t in range(steps)]
    constant = all(value is values[0] for value in values)
    rows = [_row(value, trials, ndim) for value in (values[:1] if constant else values)]
    if any(row is None for row in rows):
        return None
    width = trials if any(np.size(row) > 1 for row in rows) else 1
    each = np.array([np.broadcast_to(row, width) for row in rows]).reshape(-1, width)
    return np.broadcast_to(each, (steps, width)) if constant and steps else each


def _row(value: Any, trials: int, ndim: int | None) -> Any:
    if type(value) in (int, float, np.float64):
        return np.array([value], dtype=float)
    if ndim and is_float64(value) and value.shape == (trials, *(1,) * (ndim - 1)):
        return value.reshape(trials)
    return None


def of_block(etas: Array, block: slice) -> Array:
    """Take the step sizes of a block of trials."""
    return etas if etas.shape[1] == 1 else etas[:, block]


def in_blocks(run: Callable[[slice], Any], trials: int, size: int, *, axis: int) -> Any:
    """Join run(block) for all blocks of `size` trials along their axis; tuples item by item."""
    joined: tuple[Array, ...] = ()
    for start in range(0, trials, size):
        block = slice(start, min(start + size, trials))
        found = run(block)
        items = found if isinstance(found, tuple) else (found,)
        if block == slice(0, trials):
            return found
        joined = joined or tuple(_room(item, trials, axis) for item in items)
        for whole, item in zip(joined, items, strict=True):
            whole[(slice(None),) * axis + (block,)] = item
    return joined if isinstance(found, tuple) else joined[0]


def _room(item: Array, trials: int, axis: int) -> Array:
    return np.empty((*item.shape[:axis], trials, *item.shape[axis + 1 :]))


def block_size(numbers: int) -> int:
    """Give how many trials of so many float64 numbers each fit the cache, at least one."""
    return max(1, STATE // (8 * max(numbers, 1)))
