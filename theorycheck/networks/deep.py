"""Multilayer perceptrons h -> activation(h W + b), the last layer linear, and backpropagation.

Shapes: inputs X (..., n, d_0), targets Y (..., n, d_L), weights W_l (..., d_{l-1}, d_l), biases
b_l (..., d_l) or none at all; leading axes are trials. Everything runs in the arithmetic of its
arrays.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.networks.batches import read_batch
from theorycheck.networks.losses import Loss, square
from theorycheck.networks.two_layers import Activation, relu
from theorycheck.optimization.iteration import Schedule
from theorycheck.optimization.optimizers import gradient_descent
from theorycheck.optimization.watching import Watch, read_watch

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]


def preactivations(
    X: Array, weights: Layers, biases: Layers | None = None, *, activation: Activation = relu
) -> list[Array]:
    """Give h_{l-1} W_l + b_l of every layer, (..., n, d_l); the last one is the output."""
    Z: list[Array] = []
    for layer, W in enumerate(weights):
        z = (activation(Z[-1]) if Z else X) @ W
        Z.append(z if biases is None else z + biases[layer][..., None, :])
    return Z


def forward(
    X: Array, weights: Layers, biases: Layers | None = None, *, activation: Activation = relu
) -> Array:
    """Compute the outputs, shape (..., n, d_L)."""
    return preactivations(X, weights, biases, activation=activation)[-1]


def risk(
    X: Array,
    Y: Array,
    weights: Layers,
    biases: Layers | None = None,
    *,
    activation: Activation = relu,
    loss: Loss = square,
) -> Array:
    """Average over the n examples the loss summed over the outputs, shape (...)."""
    output = forward(X, weights, biases, activation=activation)
    return np.mean(np.sum(loss(output, _fitting(Y, output)), axis=-1), axis=-1)


def gradients(
    X: Array,
    Y: Array,
    weights: Layers,
    biases: Layers | None = None,
    *,
    activation: Activation = relu,
    loss: Loss = square,
) -> Layers:
    """Give the gradients of `risk` in the weights, followed by those in the biases, if any."""
    Z = preactivations(X, weights, biases, activation=activation)
    delta = loss.derivative(Z[-1], _fitting(Y, Z[-1])) / X.shape[-2]
    deltas = backpropagate(Z, delta, weights, activation=activation)
    inputs = [X, *(activation(z) for z in Z[:-1])]
    slopes = [h.mT @ D for h, D in zip(inputs, deltas, strict=True)]
    return (*slopes, *(np.sum(D, axis=-2) for D in deltas if biases is not None))


def backpropagate(
    Z: Sequence[Array], delta: Array, weights: Layers, *, activation: Activation = relu
) -> list[Array]:
    """Carry delta, a derivative in the outputs, back to every preactivation, (..., n, d_l)."""
    deltas = [delta]
    for z, W in zip(Z[-2::-1], weights[:0:-1], strict=True):
        deltas.append((deltas[-1] @ W.mT) * activation.derivative(z))
    return deltas[::-1]


def train(
    X: Array,
    Y: Array,
    weights: Layers,
    step_size: Schedule,
    *,
    steps: int,
    biases: Layers | None = None,
    activation: Activation = relu,
    loss: Loss = square,
    watch: Watch = None,
) -> Any:
    """Run full-batch gradient descent on `risk`: the paths of (*weights, *biases).

    With `watch`, its values at these tuples are stacked instead. watch="loss" keeps the risks,
    (steps + 1, ...), and watch="end" the last tuple: so, or without `watch`, a batch in float64
    runs in blocks of trials.
    """
    depth, how = len(weights), dict[str, Any](activation=activation, loss=loss)

    def plain(X: Array, Y: Array, layers: Layers, step_size: Schedule) -> Any:
        def at(function: Callable[..., Any]) -> Callable[[Layers], Any]:
            return lambda now: function(X, Y, now[:depth], now[depth:] or None, **how)

        keeping = read_watch(watch, loss=at(risk))
        return gradient_descent(at(gradients), layers, step_size, steps=steps, watch=keeping)

    start = weights + (biases or ())
    ndims = (2,) * (2 + depth) + (1,) * (len(start) - depth)
    batch = read_batch((X, Y), start, ndims, step_size, steps=steps, watch=watch)
    if batch is None:
        return plain(X, Y, start, step_size)
    room = 3 * X.shape[-2] * sum(W.shape[-1] for W in weights)
    return batch.by_block(lambda b: plain(*b.data, b.layers, b.step_size), room)


def _fitting(Y: Array, output: Array) -> Array:
    if np.shape(Y)[-2:] != output.shape[-2:]:
        raise ValueError(
            f"targets of shape {np.shape(Y)} for outputs of shape {output.shape}: they need shape "
            "(..., n, outputs); a vector of targets is Y[..., None]."
        )
    return Y
