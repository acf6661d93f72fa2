"""Margins of two-layer ReLU networks trained on samples of real data, seen and unseen."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.datasets import Dataset
from theorycheck.networks.losses import logistic
from theorycheck.networks.two_layers import train_two_layer, two_layer
from theorycheck.search.randomness import generator

Array: TypeAlias = NDArray[Any]

_NEURONS, _STEPS, _RATE = 8, 20, 8


def margin_gaps(
    rng: np.random.Generator,
    data: Dataset,
    labels: str,
    n: int,
    trials: int,
    *,
    size: Callable[[Array, Array], Array],
    loss: Callable[[Array, Any], Array],
) -> Array:
    """Train on n rows scaled to unit length; give error minus mean loss of the margins, (trials,).

    `labels` are the data's own ("diagnosis") or "coin flips"; margins are divided by
    size(W, a), of shape (trials,) for hidden weights W and output weights a.
    """
    X = data.X / np.linalg.norm(data.X, axis=1, keepdims=True)
    flips = generator("coin flips").choice([-1.0, 1.0], len(X))
    y = data.y if labels == "diagnosis" else flips
    rows = rng.integers(len(X), size=(trials, n))
    hidden = rng.standard_normal((trials, X.shape[1], _NEURONS))
    start = hidden, rng.choice([-1.0, 1.0], (trials, _NEURONS))
    paths = train_two_layer(X[rows], y[rows], *start, _RATE / n, steps=_STEPS, loss=logistic)
    W, a = (path[-1] for path in paths)
    margins = two_layer(X, W, a) / size(W, a)[:, None] * y
    seen = np.take_along_axis(margins, rows, axis=1)
    return np.asarray(np.mean(margins <= 0, axis=1) - np.mean(loss(seen, 1), axis=1))
