"""Two-layer networks trained many at once, in blocks; `train_two_layer` is the plain form.

The residuals are multiplied into the inputs, the output weights into the product: the activation's
slopes are read once, as they are. Hidden weights move in the span of the inputs: where these are no
more than the dimensions, and no path is kept, only the preactivations are followed.
"""

from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from types import ModuleType
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.batches import Batch
from theorycheck.networks.losses import Loss, square
from theorycheck.optimization.acceleration import compiled
from theorycheck.optimization.lanes import room_to_record
from theorycheck.optimization.watching import keep

Array: TypeAlias = NDArray[Any]


@dataclass(frozen=True)
class Kind:
    """What beside the arrays makes a network.

    `activate(Z, slopes, room)` gives the activations at Z, in `room` or not, and fills in their
    slopes.
    """

    activate: Callable[[Array, Array, Array], Array]
    scale: float
    loss: Loss
    output_layer: bool


def relu_in_place(Z: Array, slopes: Array, room: Array) -> Array:
    """Turn `room`, which may be Z, into max(Z, 0), and slopes into the indicator of Z > 0."""
    np.copyto(slopes, Z > 0)
    return np.maximum(Z, 0.0, out=room)


def fits(batch: Batch, scale: Any) -> bool:
    """Tell whether the shapes of the batch fit each other, and the scale is one float."""
    (X, y), (W, a) = batch.data, batch.layers
    if W.ndim != 3 or a.ndim != 2 or type(scale) not in (int, float, np.float64):
        return False
    return (X.shape[2], y.shape[1], a.shape[1]) == (W.shape[1], X.shape[1], W.shape[2])


def train_in_blocks(batch: Batch, kind: Kind) -> Any:
    """Keep of the gradient descent of all networks what the batch asks for."""
    (_, n, d), (_, m) = batch.data[0].shape, batch.layers[1].shape
    flops = 4 * n * (d + 1) * m * (batch.steps + 1)
    squared_relu = kind.activate is relu_in_place and kind.loss == square
    loops = compiled(flops * batch.trials)
    if loops and squared_relu:
        size = max(1, int(1e9 // flops))
        return batch.in_blocks(partial(_run_compiled, loops, kind), size)
    return batch.by_block(partial(_run, kind), 3 * n * m)


def _run(kind: Kind, batch: Batch) -> Any:
    (X, y), (W, a) = batch.data, (np.array(layer, order="C") for layer in batch.layers)
    if batch.watch is None:
        predictions = _predictions(X, y, W, a, batch.etas, kind)
        return keep(((W.copy(), a.copy()) for _ in predictions), None)
    follow = _predictions_in_span if X.shape[1] <= X.shape[2] else _predictions
    predictions = follow(X, y, W, a, batch.etas, kind)
    if batch.watch == "loss":
        return keep(predictions, lambda p: np.sum(kind.loss(p, y), axis=-1))
    deque(predictions, maxlen=0)
    return W, a


def _predictions(
    X: Array, y: Array, W: Array, a: Array, etas: Array, kind: Kind
) -> Iterator[Array]:
    """Yield the predictions (trials, n) at every step; W and a change in their arrays."""
    X, transposed = np.array(X, order="C"), np.array(X.mT, order="C")
    Z = X @ W
    slopes, weighted, G = (np.empty_like(A) for A in (Z, transposed, W))
    hidden = kind.activate(Z, slopes, Z)
    yield (prediction := kind.scale * np.matvec(hidden, a))
    for (eta,) in etas:
        residual = eta * kind.scale * kind.loss.derivative(prediction, y)
        np.matmul(np.multiply(transposed, residual[:, None], out=weighted), slopes, out=G)
        W -= np.multiply(G, a[:, None], out=G)
        if kind.output_layer:
            a -= np.vecmat(residual, hidden)
        hidden = kind.activate(np.matmul(X, W, out=Z), slopes, Z)
        yield (prediction := kind.scale * np.matvec(hidden, a))


def _predictions_in_span(
    X: Array, y: Array, W: Array, a: Array, etas: Array, kind: Kind
) -> Iterator[Array]:
    """Yield the same, but W changes after the last step only: by X' times what is summed up."""
    K, Z = X @ X.mT, X @ W
    slopes, change, room, moved = np.empty_like(Z), np.empty_like(Z), np.empty_like(Z), 0 * Z
    hidden = kind.activate(Z, slopes, room)
    yield (prediction := kind.scale * np.matvec(hidden, a))
    for (eta,) in etas:
        residual = eta * kind.scale * kind.loss.derivative(prediction, y)
        slopes *= a[:, None]
        slopes *= residual[..., None]
        moved += slopes
        Z -= np.matmul(K, slopes, out=change)
        if kind.output_layer:
            a -= np.vecmat(residual, hidden)
        hidden = kind.activate(Z, slopes, room)
        yield (prediction := kind.scale * np.matvec(hidden, a))
    W -= X.mT @ moved


def _run_compiled(loops: ModuleType, kind: Kind, batch: Batch) -> Any:
    X, y, W, a = (np.array(A, order="C") for A in (*batch.data, *batch.layers))
    losses = room_to_record(batch.watch == "loss", batch.steps, len(a))
    paths = tuple(room_to_record(batch.watch is None, batch.steps, *A.shape) for A in (W, a))
    etas, scale = np.array(batch.etas[:, 0]), float(kind.scale)
    loops.relu_networks(X, y, W, a, etas, scale, kind.output_layer, losses, *paths)
    return losses / 2 if batch.watch == "loss" else (W, a) if batch.watch == "end" else paths
