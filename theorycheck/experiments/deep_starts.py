"""How soon ReLU networks of some depth learn random labels, by the variance they start with."""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.experiments.network_descent import draw_split
from theorycheck.networks.deep import risk, train

Array: TypeAlias = NDArray[Any]

INPUTS, EXAMPLES, STEP, DIVERGED = 17, 16, 0.06, 1000.0


def random_labels(rng: np.random.Generator, *, trials: int) -> tuple[Array, Array]:
    """Give 16 small images with random labels, (trials, 16, 17) and (trials, 16, 1)."""
    split = draw_split(rng, EXAMPLES, flipped=0.5, trials=trials)
    return 2 * split.X, split.y[..., None]


def errors_from(
    rng: np.random.Generator,
    draw: Callable[..., tuple[Array, ...]],
    hidden: Sequence[int],
    data: tuple[Array, Array],
    times: Sequence[int],
    *,
    descend: Callable[..., Any] = train,
) -> list[Array]:
    """Train networks from weights that `draw` gives: half the mean squared errors at these times.

    They are 1,000 where gradient descent, by steps of 0.06, diverges.
    """
    start = draw(rng, [INPUTS, *hidden, 1], trials=len(data[0]))
    layers = tuple(W.astype(np.float32) for W in start)
    found = []
    with np.errstate(all="ignore"):
        for steps in np.diff(times, prepend=0):
            layers = descend(*data, layers, np.float32(STEP), steps=int(steps), watch="end")
            error = risk(*data, layers).astype(float)
            found.append(np.where(error <= DIVERGED, error, DIVERGED))
    return found
