"""Linear networks of any depth, x -> x W_1 W_2 ... W_N, and what gradient descent does to them.

Shapes: X (..., n, d), Y (..., n, m), W_1 (..., d, h_1), ..., W_N (..., h_{N-1}, m); leading axes
are trials. The loss is the sum |Y - X W_1 ... W_N|_F^2 / 2. Everything runs in the arithmetic of
its arrays, except where "float64 only" is said.
"""

from functools import reduce
from itertools import pairwise
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import frobenius_norm
from theorycheck.networks import linear_in_blocks
from theorycheck.networks.batches import read_batch
from theorycheck.optimization.iteration import Schedule
from theorycheck.optimization.optimizers import gradient_descent
from theorycheck.optimization.watching import Watch, read_watch

Array: TypeAlias = NDArray[Any]


def product(*W: Array) -> Array:
    """W_1 W_2 ... W_N, the linear map (..., d, m) that the layers compute."""
    return reduce(np.matmul, W)


def loss(X: Array, Y: Array, *W: Array) -> Array:
    """|Y - X W_1 ... W_N|_F^2 / 2, shape (...)."""
    return np.sum((X @ product(*W) - Y) ** 2, axis=(-2, -1)) / 2


def gradient(X: Array, Y: Array, W: Array) -> Array:
    """G = X'(X W - Y), the gradient in the product W of the layers, shape (..., d, m)."""
    return X.mT @ (X @ W - Y)


def gradients(X: Array, Y: Array, *W: Array) -> tuple[Array, ...]:
    """Give the gradient in every layer: (W_1 ... W_{j-1})' G (W_{j+1} ... W_N)'."""
    return pull_back(gradient(X, Y, product(*W)), *W)


def pull_back(G: Array, *W: Array) -> tuple[Array, ...]:
    """Turn the gradient G of any loss of the product into the gradients of the layers."""
    if len(W) == 1:
        return (G,)
    first, *rest = W
    return (G @ product(*rest).mT, *pull_back(first.mT @ G, *rest))


def train(
    X: Array,
    Y: Array,
    W: tuple[Array, ...],
    step_size: Schedule,
    *,
    steps: int,
    watch: Watch = None,
) -> Any:
    """Run full-batch gradient descent; the path of layer j has shape (steps + 1, *W_j.shape).

    With `watch`, its values at the tuples of layers are stacked instead. watch="loss" keeps the
    losses, (steps + 1, ...), and watch="end" the last layers: so, or without `watch`, a batch in
    float64 runs in blocks of trials, that of two layers as in `linear_in_blocks`.
    """

    def plain(X: Array, Y: Array, W: tuple[Array, ...], step_size: Schedule) -> Any:
        keeping = read_watch(watch, loss=lambda now: loss(X, Y, *now))
        return gradient_descent(
            lambda now: gradients(X, Y, *now), W, step_size, steps=steps, watch=keeping
        )

    batch = read_batch((X, Y), W, (2,) * (2 + len(W)), step_size, steps=steps, watch=watch)
    if batch is None:
        return plain(X, Y, W, step_size)
    if linear_in_blocks.fits(batch):
        return linear_in_blocks.train_in_blocks(batch)
    room = X.shape[-2] * sum(V.shape[-1] for V in W)
    return batch.by_block(lambda b: plain(*b.data, b.layers, b.step_size), room)


def imbalance(W_1: Array, W_2: Array) -> Array:
    """D = W_1'W_1 - W_2 W_2', shape (..., h, h), which gradient flow conserves."""
    return W_1.mT @ W_1 - W_2 @ W_2.mT


def imbalances(*W: Array) -> tuple[Array, ...]:
    """Give the imbalance at every hidden layer."""
    return tuple(imbalance(left, right) for left, right in pairwise(W))


def tangent(G: Array, W_1: Array, W_2: Array) -> Array:
    """tau(G) = G W_2'W_2 + W_1 W_1'G: to first order, how the product answers to a step along G."""
    return G @ (W_2.mT @ W_2) + (W_1 @ W_1.mT) @ G


def compress(X: Array, Y: Array) -> tuple[Array, Array]:
    """Reduce n rows to min(n, d): (R, Q'Y) of X = QR makes the same gradients; float64 only.

    The losses differ by the constant |Y - QQ'Y|_F^2 / 2.
    """
    Q, R = np.linalg.qr(X)
    return R, Q.mT @ Y


class RateBounds(NamedTuple):
    """What the initial imbalance and margin guarantee about the eigenvalues of tau."""

    smallest: Array
    largest: Array


def rate_bounds(X: Array, Y: Array, W_1: Array, W_2: Array) -> RateBounds:
    """Bound the eigenvalues of tau while the loss does not rise (alpha_0, beta_0); float64 only.

    Min, Tarmoun, Vidal & Mallada 2021; Xu et al. 2023, Table 2, with the margin counted only in the
    layer whose Gram matrix it can support when d and m differ.
    """
    (d, m), D = (X.shape[-1], Y.shape[-1]), imbalance(W_1, W_2)
    error = frobenius_norm(Y - X @ W_1 @ W_2)
    target, design = (np.linalg.svd(A, compute_uv=False) for A in (Y, X))
    margin = np.maximum(target[..., min(d, m) - 1] - error, 0) / design[..., 0]
    reach = (frobenius_norm(Y) + error) / design[..., -1]
    down, up = [_top(D, 1), _top(D, d)], [_top(-D, 1), _top(-D, m)]
    smallest = _root(down[0], up[1], margin * (m <= d)) + _root(up[0], down[1], margin * (d <= m))
    largest = _root(0 * reach, down[0], reach) + _root(0 * reach, up[0], reach)
    return RateBounds(smallest, largest)


def _top(D: Array, k: int) -> Array:
    """Positive part of the k-th largest eigenvalue, 0 beyond the last."""
    if k > D.shape[-1]:
        return np.zeros(D.shape[:-2])
    return np.maximum(np.linalg.eigvalsh(D)[..., -k], 0)


def _root(a: Array, b: Array, p: Array) -> Array:
    return (b - a + np.sqrt((a + b) ** 2 + 4 * p**2)) / 2
