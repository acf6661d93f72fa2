"""Two-layer linear networks trained many at once, in blocks; `linear.train` is the plain form.

The n rows of X = QR become min(n, d), since the loss is |R W_1 W_2 - Q'Y|_F^2 / 2 plus a constant,
and the layers are multiplied first: fewer flops, and other rounding errors.
"""

from collections import deque
from collections.abc import Iterator
from functools import partial
from types import ModuleType
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.batches import Batch
from theorycheck.optimization.acceleration import compiled
from theorycheck.optimization.lanes import (
    LANES,
    group_size,
    into_lanes,
    out_of_lanes,
    room_to_record,
    step_sizes_in_lanes,
)
from theorycheck.optimization.layouts import Layout, layout_for
from theorycheck.optimization.watching import keep

Array: TypeAlias = NDArray[Any]


class _Statistics(NamedTuple):
    """What the loss needs of the data: R (trials, k, d), S = Q'Y (trials, k, m), and the rest."""

    R: Array
    S: Array
    rest: Array


def fits(batch: Batch) -> bool:
    """Tell whether the batch is one of two layers whose shapes fit each other and the data."""
    (X, Y), layers = batch.data, batch.layers
    if len(layers) != 2:
        return False
    d, m = layers[0].shape[1], layers[1].shape[2]
    inner = layers[0].shape[2] == layers[1].shape[1]
    return inner and X.shape[2] == d and Y.shape[1:] == (X.shape[1], m)


def train_in_blocks(batch: Batch) -> Any:
    """Keep of the gradient descent of all networks what the batch asks for."""
    (_, n, d), (_, h, m) = batch.data[0].shape, batch.layers[1].shape
    rows = min(n, d)
    flops = (6 * d * h * m + 4 * rows * d * m) * (batch.steps + 1)
    loops = compiled(flops * batch.trials)
    if loops:
        return batch.in_blocks(partial(_run_compiled, loops), group_size(flops))
    return batch.by_block(_run, 2 * rows * m + 2 * d * m)


def _statistics(X: Array, Y: Array) -> _Statistics:
    if X.shape[1] <= X.shape[2]:
        return _Statistics(X, Y, np.zeros(len(Y)))
    Q, R = np.linalg.qr(X[:1] if X.strides[0] == 0 else X)
    S = Q.mT @ Y
    rest = np.sum((Y - Q @ S) ** 2, axis=(1, 2)) / 2
    return _Statistics(np.broadcast_to(R, (len(Y), *R.shape[1:])), S, rest)


def _run(batch: Batch) -> Any:
    layout = layout_for(2 * batch.layers[0][0].size * batch.layers[1].shape[2])
    R, S, rest = _statistics(*batch.data)
    W_1, W_2 = (layout.enter(W) for W in batch.layers)
    states = _states(layout.enter(R), layout.enter(S), W_1, W_2, batch.etas, layout)
    if batch.watch == "loss":
        return keep(states, lambda E: layout.inner(E, E) / 2 + rest)
    layers = (layout.leave(W_1), layout.leave(W_2))
    if batch.watch == "end":
        deque(states, maxlen=0)
        return layers
    return keep((tuple(W.copy() for W in layers) for _ in states), batch.watch)


def _states(
    R: Array, S: Array, W_1: Array, W_2: Array, etas: Array, layout: Layout
) -> Iterator[Array]:
    """Yield R W_1 W_2 - S at every step, in the same array every time; the layers change too."""
    mul, transpose = layout.matmul, layout.transpose
    P = mul(W_1, W_2)
    E, slopes = mul(R, P), (np.empty_like(W_1), np.empty_like(W_2))
    E -= S
    yield E
    for eta in etas:
        G = mul(transpose(R), E, out=P)
        G *= layout.spread(eta, 3)
        mul(G, transpose(W_2), out=slopes[0])
        mul(transpose(W_1), G, out=slopes[1])
        W_1 -= slopes[0]
        W_2 -= slopes[1]
        mul(R, mul(W_1, W_2, out=P), out=E)
        E -= S
        yield E


def _run_compiled(loops: ModuleType, batch: Batch) -> Any:
    R, S, rest = _statistics(*batch.data)
    U, V = into_lanes(batch.layers[0].mT), into_lanes(batch.layers[1])
    data = into_lanes(R), into_lanes(R.mT), into_lanes(S.mT)
    losses = room_to_record(batch.watch == "loss", batch.steps, len(U), LANES)
    U_path, V_path = (room_to_record(batch.watch is None, batch.steps, *A.shape) for A in (U, V))
    how = step_sizes_in_lanes(batch.etas), batch.steps
    loops.linear_networks(*data, U, V, *how, losses, U_path, V_path)
    if batch.watch == "loss":
        return out_of_lanes(losses, batch.trials, axis=1) / 2 + rest
    kept, axis = ((U, V), 0) if batch.watch == "end" else ((U_path, V_path), 1)
    transposed, W_2 = (out_of_lanes(A, batch.trials, axis=axis) for A in kept)
    return transposed.mT, W_2
