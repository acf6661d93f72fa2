"""Networks to quantify over: small ones entry by entry, and ones trained on real data."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import numpy as np

from theorycheck import datasets, deep_networks
from theorycheck.datasets import sphere_points
from theorycheck.losses import logistic
from theorycheck.networks import Activation, antisymmetric, softplus
from theorycheck.randomness import generator
from theorycheck.strategies.numbers import reals
from theorycheck.strategies.recipes import Draw, instances, whole_numbers
from theorycheck.weights import he_weights, two_layer_weights

TASKS = ("breast_cancer", "wine", "iris", "digits")
_ROWS, _STEPS = 60, 200


@instances
def output_signs(draw: Draw, neurons: int) -> np.ndarray:
    """Output weights -1 or +1, as whole numbers, shape (neurons,); they shrink towards +1."""
    return np.array([1 - 2 * draw(whole_numbers(0, 1)) for _ in range(neurons)])


@dataclass(frozen=True)
class TrainedNetwork:
    """A ReLU network after training on real data, and some examples that it has not seen.

    Weights as in `deep_networks`, no biases, one output; X (rows, d) unseen inputs, y their labels
    -1 and +1.
    """

    task: str
    weights: tuple[np.ndarray, ...]
    X: np.ndarray
    y: np.ndarray

    def __call__(self, X: Any) -> Any:  # noqa: ANN401 (any kind of number)
        """Compute the outputs at inputs (..., d), shape (...)."""
        return deep_networks.forward(X, self.weights)[..., 0]


@instances
def trained_networks(
    draw: Draw, *, hidden: tuple[tuple[int, ...], ...] = ((8,), (6, 4)), unseen: int = 4
) -> TrainedNetwork:
    """ReLU networks trained on 60 rows of breast cancer, wine, iris or digits: one class or not.

    Eight initializations of each shape and each task; trained once, then remembered. Digits come as
    8 columns of pixels summed, so that every network is small enough for exact arithmetic.
    """
    task = TASKS[draw(whole_numbers(0, len(TASKS) - 1))]
    shape = hidden[draw(whole_numbers(0, len(hidden) - 1))]
    weights = _trained(task, shape, draw(whole_numbers(0, 7)))
    X, y = _task(task)
    first = _ROWS + draw(whole_numbers(0, len(X) - _ROWS - unseen))
    return TrainedNetwork(task, weights, X[first : first + unseen], y[first : first + unseen])


@cache
def _task(name: str) -> tuple[np.ndarray, np.ndarray]:
    data = getattr(datasets, name)()
    X = data.X.reshape(-1, 8, 8).sum(axis=1) / 8 if name == "digits" else data.X
    labels = data.y if set(np.unique(data.y)) == {-1.0, 1.0} else data.against_rest(0)
    order = generator("rows", name).permutation(len(X))
    return np.round(X[order] * 64) / 64, labels[order]


@cache
def _trained(name: str, hidden: tuple[int, ...], number: int) -> tuple[np.ndarray, ...]:
    X, y = (part[:_ROWS] for part in _task(name))
    start = he_weights(generator("start", name, number), [X.shape[1], *hidden, 1])
    path = deep_networks.train(X, y[:, None], start, 0.1, steps=_STEPS, loss=logistic)
    return tuple(layer[-1] for layer in path)


@dataclass(frozen=True)
class SmallProblem:
    """A few inputs of norm 1 (n, d), labels (n,), and a network of any width that starts at 0."""

    X: np.ndarray
    y: np.ndarray
    number: int
    activation: Activation

    def at_width(self, m: int) -> tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
        """Return X, y, hidden weights (d, m) and output signs (m,), m even."""
        rng = generator("small problem", self.number, m)
        W, a = antisymmetric(*two_layer_weights(rng, self.X.shape[1], m // 2))
        return self.X, self.y, W, a


@instances
def small_problems(
    draw: Draw, *, activation: Activation = softplus, labels: float = 1.0
) -> SmallProblem:
    """Two or three nearly orthogonal inputs in 16 dimensions, with labels of size up to `labels`."""
    n = draw(whole_numbers(2, 3))
    number = draw(whole_numbers(0, 63))
    y = np.array([draw(reals(-labels, labels)) for _ in range(n)])
    X = sphere_points(generator("inputs", number), n, 16)
    return SmallProblem(X, y if y.any() else y + labels / 2, number, activation)
