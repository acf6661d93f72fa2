"""Epochs of networks on features of three scales: what is loud is learnt soon, what is quiet late.

One feature of scale 2 and two of scale 1/4 carry the signal; in between are two thirds as many as
examples, of scale 1, that carry none. The labels are noisy. All trials are trained at once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Picture, quartiles
from theorycheck.experiments.momentum_training import mean_squares
from theorycheck.networks.two_layers import antisymmetric, tanh, train_two_layer

Array: TypeAlias = NDArray[Any]

UNSEEN, NOISE = 400, 0.5
LOUD, QUIET = 2.0, 2.0  # mean squares of what the loud and the quiet features say
_STEP, _START, _OUTPUT = 0.06, 0.2, 2.0
_AT_ONCE = 16  # trials trained together: their activations fit the cache


@dataclass(frozen=True)
class Epochs:
    """Mean squared errors (trials, times): on the noisy examples, on new data without noise."""

    seen: Array
    new: Array


def errors_over_time(
    rng: np.random.Generator,
    n: int,
    m: int,
    times: Sequence[int],
    *,
    trials: int,
    one_speed: bool = False,
    train: Callable[..., Any] = train_two_layer,
) -> Epochs:
    """Train m tanh neurons on n examples, all weights, and measure them after some steps.

    By gradient descent on half the mean squared error, from output 0. With `one_speed` the features
    come in one scale, and hidden weights that start smaller instead make the same network.
    """
    blocks = []
    for first in range(0, trials, _AT_ONCE):
        problem = _problem(rng, n, m, min(_AT_ONCE, trials - first), one_speed)
        blocks.append(_measured(problem, times, train))
    seen, new = (np.concatenate(found) for found in zip(*blocks, strict=True))
    return Epochs(seen, new)


def epochs_picture(
    rng: np.random.Generator, *, errors: Callable[..., Epochs] = errors_over_time
) -> list[Picture]:
    """Draw the errors over the steps, as the features are and brought to one speed."""
    times = np.unique(np.geomspace(1, 601, 30).astype(int)) - 1
    scales, speed = (
        errors(rng, 60, 40, times, trials=40, one_speed=one_speed) for one_speed in (False, True)
    )
    seen = np.median(scales.seen, axis=0)
    lines = [
        quartiles("features of three scales", 1 + times, scales.new),
        quartiles("one speed for all", 1 + times, speed.new),
        Line("on the examples, three scales", 1 + times, seen, kind="guide"),
    ]
    caption = "40 neurons after 60 noisy examples: medians of 40 draws, and quartiles."
    return [Picture("1 + t, steps", "mean squared error", lines, log="x", caption=caption)]


def _scales(n: int) -> Array:
    return np.concatenate([[2.0], np.ones(13 * n // 20), [0.25, 0.25]])


def _problem(
    rng: np.random.Generator, n: int, m: int, trials: int, one_speed: bool
) -> tuple[Array, ...]:
    """Give examples and new data and layers at the start: X, y, X_new, y_new, W, a."""
    scales = _scales(n)
    X, y, X_new, y_new = _data(rng, n, len(scales), trials)
    W = rng.standard_normal((trials, len(scales), m // 2)) * (_START / len(scales) ** 0.5)
    a = rng.standard_normal((trials, m // 2)) * (_OUTPUT / m**0.5)
    if one_speed:
        W = W * scales[:, None]
    else:
        X, X_new = X * scales, X_new * scales
    return tuple(A.astype(np.float32) for A in (X, y, X_new, y_new, *antisymmetric(W, a)))


def _data(rng: np.random.Generator, n: int, d: int, trials: int) -> tuple[Array, ...]:
    """Give noisy examples and clean new data of d standard features, as X, y, X_new, y_new."""
    b = np.zeros((trials, d))
    b[:, 0] = LOUD**0.5
    turn = 2 * np.pi * rng.random(trials)
    b[:, -2:] = QUIET**0.5 * np.stack([np.cos(turn), np.sin(turn)], axis=1)
    X, X_new = (rng.standard_normal((trials, size, d)) for size in (n, UNSEEN))
    noise = NOISE * rng.standard_normal((trials, n))
    return X, np.matvec(X, b) + noise, X_new, np.matvec(X_new, b)


def _measured(
    problem: tuple[Array, ...], times: Sequence[int], train: Callable[..., Any]
) -> tuple[Array, Array]:
    X, y, X_new, y_new, *layers = problem
    found, step_size = [], np.float32(_STEP / X.shape[-2])
    for steps in np.diff(times, prepend=0):
        how: dict[str, Any] = {"steps": int(steps), "activation": tanh, "watch": "end"}
        layers = train(X, y, *layers, step_size, **how)
        both = (X, y), (X_new, y_new)
        found.append([mean_squares(*data, layers, activation=tanh) for data in both])
    seen, new = zip(*found, strict=True)
    return np.stack(seen, axis=1), np.stack(new, axis=1)
