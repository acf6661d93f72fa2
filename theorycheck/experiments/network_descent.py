"""Double descent of trained networks in their width: two-layer ReLU networks on small images.

Digits are pooled to 4 x 4 pixels, labels say odd or even, and some of the examples' labels are
flipped. Every trial is a split, labels and a network drawn anew; all trials are trained at once, in
float32.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Log, Picture, quartiles
from theorycheck.experiments.momentum_training import (
    Layers,
    mean_squares,
    random_layers,
    train_with_momentum,
)
from theorycheck.kernels.random_features import minimum_norm
from theorycheck.learning.datasets import digits, standardize, subsets

Array: TypeAlias = NDArray[Any]

EXAMPLES, UNSEEN, FLIPPED = 100, 400, 0.2
WIDTHS = (1, 2, 4, 6, 8, 10, 14, 20, 40, 100)
FROZEN_WIDTHS = (2, 5, 10, 20, 40, 60, 80, 90, 100, 110, 125, 160, 240, 400)
MEMORIZED = 1e-3  # mean squared error below which a network knows its examples by heart
_HOW: dict[str, Any] = {"step": 0.2, "momentum": 0.95, "steps": 1000}


@dataclass(frozen=True)
class Split:
    """Examples X (trials, n, 17) with labels y, flips included, and others with clean labels."""

    X: Array
    y: Array
    X_new: Array
    y_new: Array


@dataclass(frozen=True)
class Errors:
    """Mean squared errors (trials, widths) on the examples, and on new data."""

    seen: Array
    new: Array


def draw_split(rng: np.random.Generator, n: int, *, flipped: float = FLIPPED, trials: int) -> Split:
    """Draw n examples and 400 new ones; each label of the n is flipped with that probability."""
    images, labels = pooled_digits()
    rows = subsets(rng, len(images), n + UNSEEN, trials=trials)
    X, y = images[rows], labels[rows]
    wrong = rng.random((trials, n)) < flipped
    return Split(X[:, :n], np.where(wrong, -y[:, :n], y[:, :n]), X[:, n:], y[:, n:])


def network_errors(rng: np.random.Generator, split: Split, widths: Sequence[int]) -> Errors:
    """Train networks of these widths, both layers, and measure them.

    By 1,000 steps of full-batch gradient descent on half the mean squared error, with step 0.2 and
    momentum 0.95, from hidden weights N(0, 2/17) and output weights N(0, 1/m).
    """
    networks = []
    for m in widths:
        layers = random_layers(rng, split.X.shape[-1], m, trials=len(split.X))
        networks.append(train_with_momentum(split.X, split.y, layers, **_HOW))
    return _measured(split, networks)


def frozen_errors(rng: np.random.Generator, split: Split, widths: Sequence[int]) -> Errors:
    """Leave the hidden layer as it was drawn, and fit the output layer alone.

    By least squares of minimum norm, where gradient descent from output weights 0 would end.
    """
    networks = []
    for m in widths:
        W = random_layers(rng, split.X.shape[-1], m, trials=len(split.X))[0].astype(float)
        features = np.maximum(split.X @ W, 0)
        networks.append((W, minimum_norm(features, split.y[..., None])[..., 0]))
    return _measured(split, networks)


@cache
def pooled_digits() -> tuple[Array, Array]:
    """4 x 4 pixels of deviation 1/4 and a constant 1, (1797, 17), and +1 for odd digits, else -1.

    The 8 x 8 pixels they are means of are cut off at two deviations.
    """
    data = digits()
    pixels = np.clip(data.X, -2, 2).reshape(-1, 4, 2, 4, 2)
    pooled = standardize(np.mean(pixels, axis=(2, 4)).reshape(-1, 16))
    images = np.concatenate([pooled / 4, np.ones((len(pooled), 1))], axis=1).astype(np.float32)
    labels = np.where(data.y % 2 == 1, 1, -1).astype(np.float32)
    for array in (images, labels):
        array.flags.writeable = False
    return images, labels


def width_pictures(
    rng: np.random.Generator,
    *,
    errors: Callable[..., Errors] = network_errors,
) -> list[Picture]:
    """Draw test errors over the width, beneath them the share that memorize, and frozen networks.

    The last where only the output layer is fitted, to 400 neurons.
    """
    split = draw_split(rng, EXAMPLES, trials=40)
    trained, fixed = errors(rng, split, WIDTHS), frozen_errors(rng, split, FROZEN_WIDTHS)
    share = np.mean(trained.seen <= MEMORIZED, axis=0)
    about = f"after {EXAMPLES} examples, one label in five flipped: medians of 40, and quartiles"
    return [
        _over_widths(
            [quartiles("both layers trained", WIDTHS, trained.new)],
            f"Test errors {about}. They are largest where networks begin to memorize.",
        ),
        Picture(
            "m, hidden neurons",
            "share of networks",
            [Line("that memorize their examples", WIDTHS, share)],
            log="x",
            caption=f"Mean squared error at most {MEMORIZED:g} on the examples.",
        ),
        _over_widths(
            [quartiles("hidden layer frozen", FROZEN_WIDTHS, fixed.new)],
            f"Test errors {about}. They are largest with as many neurons as examples.",
            log="xy",
        ),
    ]


def _over_widths(lines: list[Line], caption: str, *, log: Log = "x") -> Picture:
    return Picture("m, hidden neurons", "mean squared error", lines, log=log, caption=caption)


def _measured(split: Split, networks: Sequence[Layers]) -> Errors:
    seen, new = (
        np.stack([mean_squares(X, y, network) for network in networks], axis=-1)
        for X, y in ((split.X, split.y), (split.X_new, split.y_new))
    )
    return Errors(seen, new)
