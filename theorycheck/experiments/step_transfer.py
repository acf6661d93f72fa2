"""Which step size trains best as the width grows, in the standard and the maximal-update way.

Two-layer ReLU networks on a few examples of a ReLU teacher on the sphere; both layers are trained.
"""

from collections.abc import Callable, Sequence
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Picture
from theorycheck.learning.datasets import sphere_points
from theorycheck.networks.two_layers import train_two_layer, two_layer

Array: TypeAlias = NDArray[Any]

EXAMPLES, DIMENSIONS, STEPS = 8, 4, 8
STEP_SIZES = 4.0 ** np.arange(-5, 3)
WIDTHS = (32, 256, 1024)
STANDARD, MAXIMAL = "standard", "maximal update"


def draw_examples(rng: np.random.Generator, *, trials: int) -> tuple[Array, Array]:
    """Draw points of the sphere, (trials, 8, 4), and what a random ReLU neuron makes of them."""
    X = sphere_points(rng, EXAMPLES, DIMENSIONS, trials=trials)
    return X, np.maximum(np.matvec(X, rng.standard_normal((trials, DIMENSIONS))), 0)


def losses_over_steps(
    rng: np.random.Generator,
    data: tuple[Array, Array],
    m: int,
    way: str,
    step_sizes: Sequence[float] | Array = STEP_SIZES,
    *,
    train: Callable[..., Any] = train_two_layer,
) -> Array:
    """Give the loss after 8 steps of each size over that at output 0, (trials, step sizes).

    Hidden weights are N(0, 1); standard outputs have weights N(0, 1/m). Maximal update has N(0, 1),
    outputs over m, and steps m times as large. What diverges has an infinite loss.
    """
    X, y = data
    W = rng.standard_normal((len(X), DIMENSIONS, m))
    a = rng.standard_normal((len(X), m)) * (m**-0.5 if way == STANDARD else 1)
    scale, factor = (1.0, 1.0) if way == STANDARD else (1 / m, float(m))
    found = []
    for size in step_sizes:
        with np.errstate(over="ignore", invalid="ignore"):
            eta = size * factor / EXAMPLES
            now = train(X, y, W, a, eta, steps=STEPS, scale=scale, watch="end")
            found.append(np.sum((two_layer(X, *now, scale=scale) - y) ** 2, axis=-1))
    losses = np.stack(found, axis=-1) / np.sum(y**2, axis=-1)[:, None].clip(1e-12)
    return np.where(np.isfinite(losses), losses, np.inf)


def best_step_sizes(
    rng: np.random.Generator,
    data: tuple[Array, Array],
    m: int,
    way: str,
    *,
    train: Callable[..., Any] = train_two_layer,
) -> Array:
    """Give the step size of `STEP_SIZES` that leaves the least loss, shape (trials,)."""
    losses = losses_over_steps(rng, data, m, way, train=train)
    return np.asarray(STEP_SIZES[np.argmin(losses, axis=-1)])


def transfer_picture(
    rng: np.random.Generator, *, train: Callable[..., Any] = train_two_layer
) -> Picture:
    """Draw the loss over the step size at three widths, both ways: medians of 40 networks."""
    data, sizes = draw_examples(rng, trials=40), 2.0 ** np.arange(-10, 5)
    lines = []
    for way in (STANDARD, MAXIMAL):
        for m in WIDTHS:
            losses = np.median(losses_over_steps(rng, data, m, way, sizes, train=train), axis=0)
            shown = np.where(losses <= 10, losses, np.nan)
            lines.append(Line(f"{way}, {m} neurons", sizes, shown))
    caption = (
        f"Loss after {STEPS} steps over that at output 0. The best step size shrinks with the "
        "width in the standard parametrization, and stays where it is under maximal update."
    )
    return Picture("step size", "loss", lines, log="xy", caption=caption)
