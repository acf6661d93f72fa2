"""What happens to two-layer ReLU networks as their width grows, on few examples."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Picture
from theorycheck.kernels.tangent import deep_ntk, hidden_ntk_kernel, ntk_kernel
from theorycheck.learning.datasets import signs, sphere_points
from theorycheck.networks.two_layers import antisymmetric, train_two_layer, two_layer
from theorycheck.networks.weights import ntk_weights, two_layer_weights

Array: TypeAlias = NDArray[Any]

INPUTS = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]])
TARGETS = np.array([0.5, -0.5, 0.25])
WIDTHS = (16, 32, 64, 128, 256, 512)
_TRIALS = 200


def kernel_distances(
    rng: np.random.Generator,
    width: int,
    trials: int,
    X: Array = INPUTS,
    *,
    depth: int = 1,
    limit: Callable[..., Any] = ntk_kernel,
) -> Array:
    """Give the mean distance of the tangent kernel's entries to their limits, shape (trials,)."""
    weights, scales = ntk_weights(rng, [X.shape[1], *[width] * depth, 1], trials=trials)
    difference = deep_ntk(X, weights, scales) - limit(X, depth=depth)
    return np.asarray(np.mean(abs(difference), axis=(-2, -1)))


def moves(
    rng: np.random.Generator,
    width: int,
    trials: int,
    *,
    problem: tuple[Array, Array] = (INPUTS, TARGETS),
    train: Callable[..., Any] = train_two_layer,
) -> Array:
    """Give how far training moves each neuron in the NTK parametrization, shape (trials, width).

    By 12 steps of size 3/(2n) from output 0 on the problem's n inputs and targets.
    """
    X, y = problem
    W, a = antisymmetric(*two_layer_weights(rng, X.shape[-1], width // 2, trials=trials))
    how: dict[str, Any] = {"steps": 12, "scale": width**-0.5, "output_layer": False}
    after, _ = train(X, y, W, a, 1.5 / len(y), watch="end", **how)
    return np.sqrt(np.einsum("tdm,tdm->tm", after - W, after - W))


def prediction_gaps(
    rng: np.random.Generator,
    width: int,
    trials: int,
    problem: tuple[Array, Array],
    *,
    steps: int,
    train: Callable[..., Any] = train_two_layer,
    kernel: Callable[..., Any] = hidden_ntk_kernel,
) -> Array:
    """Give the mean distance of networks' predictions to kernel descent's, shape (trials,).

    At the points after the first n, which are the examples; the hidden weights are trained from
    output 0 by steps of size 1/n.
    """
    (points, y), scale = problem, width**-0.5
    n, eta = len(y), 1 / len(y)
    start = two_layer_weights(rng, points.shape[-1], width // 2, trials=trials)
    how: dict[str, Any] = {"steps": steps, "scale": scale, "output_layer": False}
    W, a = train(points[:n], y, *antisymmetric(*start), eta, watch="end", **how)
    expected = _kernel_descent(kernel(points), y, eta, steps)
    return np.asarray(np.mean(abs(two_layer(points[n:], W, a, scale=scale) - expected), axis=-1))


def _kernel_descent(K: Array, y: Array, eta: float, steps: int) -> Array:
    """Predict the rest after some steps in the kernel's space; the first rows are known as y."""
    dual = 0 * y
    for _ in range(steps):
        dual = dual - eta * (K[: len(y), : len(y)] @ dual - y)
    return np.asarray(K[len(y) :, : len(y)] @ dual)


def distance_picture(
    rng: np.random.Generator, *, limit: Callable[..., Any] = ntk_kernel
) -> Picture:
    """Draw the tangent kernel's distance to its limit at growing width, one hidden layer deep."""
    found = [kernel_distances(rng, m, _TRIALS, limit=limit) for m in WIDTHS]
    return _over_widths("distance of the tangent kernel to its limit", {"measured": found})


def movement_picture(rng: np.random.Generator) -> Picture:
    """Draw how far the neuron that moves most moves at growing width, and all weights together."""
    moved = [moves(rng, m, _TRIALS) for m in WIDTHS]
    largest = [np.max(each, axis=-1) for each in moved]
    together = [np.linalg.norm(each, axis=-1) for each in moved]
    series = {"the neuron that moves most": largest, "all weights together": together}
    return _over_widths("distance to the start after training", series)


def prediction_picture(
    rng: np.random.Generator,
    *,
    train: Callable[..., Any] = train_two_layer,
    kernel: Callable[..., Any] = hidden_ntk_kernel,
) -> Picture:
    """Draw how far networks predict from kernel descent on 100 new points, at growing width.

    After few steps and many, on eight signs at points of the sphere of ten dimensions.
    """
    problem = sphere_points(rng, 108, 10), signs(rng, 8)
    series = {
        f"after {steps} steps": [
            prediction_gaps(rng, m, _TRIALS, problem, steps=steps, train=train, kernel=kernel)
            for m in WIDTHS
        ]
        for steps in (5, 100)
    }
    return _over_widths("distance to kernel descent on new inputs", series)


def _over_widths(label: str, series: dict[str, list[Array]]) -> Picture:
    """Draw means with their quartiles, and m^(-1/2) through the first mean of the first series."""
    m = np.array(WIDTHS)
    lines = []
    for name, found in series.items():
        low, high = np.quantile(found, [0.25, 0.75], axis=1)
        lines.append(Line(name, m, np.mean(found, axis=1), low, high))
    lines.append(Line("m^(-1/2)", m, lines[0].y[0] * (m / m[0]) ** -0.5, kind="guide"))
    caption = f"Means of {_TRIALS} networks at each width, between their quartiles."
    return Picture("m, width", label, lines, log="xy", caption=caption)
