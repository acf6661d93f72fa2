"""Two-layer networks trained many at once, in blocks; `train_two_layer` is the plain form.

The residuals are multiplied into the inputs, the output weights into the product: the activation's
slopes are read once, as they are.
"""

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
from theorycheck.optimization.watching import keep

Array: TypeAlias = NDArray[Any]
Fill: TypeAlias = Callable[[Array, Array, Array], None]


@dataclass(frozen=True)
class Kind:
    """What beside the arrays makes a network.

    `activate(Z, hidden, slopes)` fills in the activations at Z and their slopes.
    """

    activate: Fill
    scale: float
    loss: Loss
    output_layer: bool


def relu_and_slopes(Z: Array, hidden: Array, slopes: Array) -> None:
    """Fill in max(Z, 0) and the indicator of Z > 0."""
    np.maximum(Z, 0, out=hidden)
    np.greater(Z, 0, out=slopes, casting="unsafe")


def fits(batch: Batch, scale: Any) -> bool:
    """Tell whether the shapes of the batch fit each other, and the scale is one float."""
    (X, y), (W, a) = batch.data, batch.layers
    if W.ndim != 3 or a.ndim != 2 or type(scale) not in (int, float, np.float64):
        return False
    return (X.shape[2], y.shape[1], a.shape[1]) == (W.shape[1], X.shape[1], W.shape[2])


def train_in_blocks(batch: Batch, kind: Kind) -> Any:
    """Keep of the gradient descent of all networks what the batch asks for."""
    (_, n, d), (_, m) = batch.data[0].shape, batch.layers[1].shape
    flops = 4 * n * (d + 1) * m * max(batch.steps, 1)
    squared_relu = kind.activate is relu_and_slopes and kind.loss == square
    loops = compiled(flops * batch.trials)
    if loops and squared_relu:
        size = max(1, int(1e9 // flops))
        return batch.in_blocks(partial(_run_compiled, loops, kind), size)
    return batch.by_block(partial(_run, kind), 3 * n * m)


def _run(kind: Kind, batch: Batch) -> Any:
    W, a = (np.array(layer, order="C") for layer in batch.layers)
    states = _states(*batch.data, W, a, batch.etas, kind)
    if batch.watch == "loss":
        return keep(states, lambda losses: losses())
    return keep(((W.copy(), a.copy()) for _ in states), batch.watch)


def _states(
    X: Array, y: Array, W: Array, a: Array, etas: Array, kind: Kind
) -> Iterator[Callable[[], Array]]:
    """Yield at every step what gives the losses (trials,); the layers change in their arrays."""
    X, transposed = np.array(X, order="C"), np.array(X.mT, order="C")
    Z = X @ W
    hidden, slopes, weighted, G = (np.empty_like(A) for A in (Z, Z, transposed, W))

    def predict() -> Array:
        kind.activate(np.matmul(X, W, out=Z), hidden, slopes)
        return kind.scale * np.matvec(hidden, a)

    prediction = predict()
    yield lambda: np.sum(kind.loss(prediction, y), axis=-1)
    for (eta,) in etas:
        residual = eta * kind.scale * kind.loss.derivative(prediction, y)
        np.matmul(np.multiply(transposed, residual[:, None], out=weighted), slopes, out=G)
        G *= a[:, None]
        W -= G
        if kind.output_layer:
            a -= np.matvec(hidden.mT, residual)
        prediction = predict()
        yield lambda: np.sum(kind.loss(prediction, y), axis=-1)


def _run_compiled(loops: ModuleType, kind: Kind, batch: Batch) -> Any:
    X, y, W, a = (np.array(A, order="C") for A in (*batch.data, *batch.layers))

    def room(name: str | None, *shape: int) -> Array:
        return np.empty((len(a), (batch.steps + 1) * (batch.watch == name), *shape))

    losses, paths = room("loss"), (room(None, *W.shape[1:]), room(None, a.shape[1]))
    how = kind.scale, kind.output_layer
    loops.relu_networks(X, y, W, a, np.array(batch.etas[:, 0]), *how, losses, *paths)
    if batch.watch == "loss":
        return losses.T / 2
    return (W, a) if batch.watch == "end" else tuple(path.swapaxes(0, 1) for path in paths)
