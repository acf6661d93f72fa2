"""Networks that learn the half of a sphere by heart, some of its labels flipped."""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.experiments.momentum_training import (
    error_rates,
    random_layers,
    train_with_momentum,
)
from theorycheck.learning.datasets import sphere_points

Array: TypeAlias = NDArray[Any]

DIMENSION, NEURONS, UNSEEN = 5, 40, 400
_HOW: dict[str, Any] = {"step": 0.15, "momentum": 0.95}


class Excess(NamedTuple):
    """Share of labels not learnt, the larger one of both trainings, and what the flips cost."""

    unlearnt: Array
    excess: Array


def excess_of_flips(
    rng: np.random.Generator,
    n: int,
    *,
    flipped: float = 0.2,
    steps: int,
    trials: int,
    train: Callable[..., Any] = train_with_momentum,
) -> Excess:
    """Train 40 ReLU neurons on n points of a sphere of R^5, twice: on true labels and noisy ones.

    From the same weights. The excess is that of the error on clean new labels.
    """
    X, X_new = (_points(rng, size, trials) for size in (n, UNSEEN))
    y, y_new = (np.where(A[..., 0] > 0, 1, -1).astype(np.float32) for A in (X, X_new))
    noisy = np.where(rng.random(y.shape) < flipped, -y, y)
    start = random_layers(rng, DIMENSION, NEURONS, trials=trials)
    ends = [train(X, labels, start, steps=steps, **_HOW) for labels in (y, noisy)]
    seen = [error_rates(X, a, end) for a, end in zip((y, noisy), ends, strict=True)]
    clean, more = (error_rates(X_new, y_new, end) for end in ends)
    return Excess(np.maximum(*seen), more - clean)


def _points(rng: np.random.Generator, n: int, trials: int) -> Array:
    return sphere_points(rng, n, DIMENSION, trials=trials).astype(np.float32)
