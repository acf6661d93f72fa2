"""Trials side by side for compiled loops: 64 of them last, where one instruction takes several."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]

LANES = 64
_WORK = 10**9  # flops of one call, which no signal interrupts


def into_lanes(A: Array) -> Array:
    """Copy (trials, ...) to (groups, ..., 64), with zeros where the last group lacks trials."""
    groups = -(-len(A) // LANES)
    padded = np.zeros((groups * LANES, *A.shape[1:]))
    padded[: len(A)] = A
    return np.array(np.moveaxis(padded.reshape(groups, LANES, *A.shape[1:]), 1, -1), order="C")


def out_of_lanes(A: Array, trials: int, *, axis: int = 0) -> Array:
    """Copy (..., groups, ..., 64), the groups on `axis`, back to (..., trials, ...)."""
    apart = np.moveaxis(A, -1, axis + 1)
    joined = apart.reshape(*A.shape[:axis], -1, *A.shape[axis + 1 : -1])
    return joined[(slice(None),) * axis + (slice(trials),)]


def step_sizes_in_lanes(etas: Array) -> Array:
    """Bring (steps, 1 or trials) to (1 or steps, 1 or groups, 64), 1 where they do not change."""
    rows = etas[:1] if etas.strides[0] == 0 else etas
    if rows.shape[1] == 1:
        return np.broadcast_to(rows[:, :, None], (len(rows), 1, LANES)).copy()
    return np.ascontiguousarray(into_lanes(rows.T).swapaxes(0, 1))


def room_to_record(asked: bool, steps: int, *shape: int) -> Array:
    """Make room for one array of that shape at every point of the path, or at none."""
    return np.empty(((steps + 1) * asked, *shape))


def group_size(flops: float) -> int:
    """Give how many trials of so many flops one call of a compiled loop takes, in whole groups."""
    return LANES * int(np.clip(_WORK / (LANES * flops), 1, 16))
