"""Networks to quantify over: small ones entry by entry, and ones trained on real data."""

from dataclasses import dataclass
from functools import cache

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.datasets import sphere_points
from theorycheck.networks import deep as deep_networks
from theorycheck.networks.losses import cross_entropy, logistic
from theorycheck.networks.two_layers import Activation, antisymmetric, softplus
from theorycheck.networks.weights import he_weights, two_layer_weights
from theorycheck.search.randomness import generator
from theorycheck.strategies.arrays import seeds
from theorycheck.strategies.numbers import choices, reals
from theorycheck.strategies.real_data import TASKS, classes_of, short_rows

_ROWS, _STEPS = 60, 200


@instances
def output_signs(draw: Draw, neurons: int) -> np.ndarray:
    """Output weights -1 or +1, as whole numbers, shape (neurons,); up to 36 shrink towards +1."""
    if neurons > 36:
        return np.asarray(generator("signs", draw(seeds())).choice([-1, 1], neurons))
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

    def __call__(self, X: np.ndarray) -> np.ndarray:
        """Compute the outputs at inputs (..., d), shape (...)."""
        return np.asarray(deep_networks.forward(X, self.weights)[..., 0])


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
    X, y = short_rows(task)
    first = _ROWS + draw(whole_numbers(0, len(X) - _ROWS - unseen))
    return TrainedNetwork(task, weights, X[first : first + unseen], y[first : first + unseen])


@cache
def _trained(name: str, hidden: tuple[int, ...], number: int) -> tuple[np.ndarray, ...]:
    X, y = (part[:_ROWS] for part in short_rows(name))
    start = he_weights(generator("start", name, number), [X.shape[1], *hidden, 1])
    path = deep_networks.train(X, y[:, None], start, 0.1, steps=_STEPS, loss=logistic)
    return tuple(layer[-1] for layer in path)


@dataclass(frozen=True)
class TrainedClassifier:
    """A ReLU network with one output a class, trained on real data, and some unseen examples.

    Weights as in `deep_networks`, no biases; X (rows, d), one-hot Y (rows, classes).
    """

    task: str
    weights: tuple[np.ndarray, ...]
    X: np.ndarray
    Y: np.ndarray

    def __call__(self, X: np.ndarray) -> np.ndarray:
        """Compute the logits at inputs (..., d), shape (..., classes)."""
        return deep_networks.forward(X, self.weights)


@instances
def trained_classifiers(
    draw: Draw, *, hidden: tuple[tuple[int, ...], ...] = ((8,), (8, 8)), unseen: int = 4
) -> TrainedClassifier:
    """ReLU networks trained by cross-entropy on 60 rows of real data: they learn all but iris.

    Four initializations of each shape and each task; trained once, then remembered.
    """
    task = TASKS[draw(whole_numbers(0, len(TASKS) - 1))]
    shape = hidden[draw(whole_numbers(0, len(hidden) - 1))]
    weights, (X, Y) = _classifier(task, shape, draw(whole_numbers(0, 3))), classes_of(task)
    first = _ROWS + draw(whole_numbers(0, len(X) - _ROWS - unseen))
    return TrainedClassifier(task, weights, X[first : first + unseen], Y[first : first + unseen])


@cache
def _classifier(name: str, hidden: tuple[int, ...], number: int) -> tuple[np.ndarray, ...]:
    X, Y = (part[:_ROWS] for part in classes_of(name))
    start = he_weights(generator("classes", name, number), [X.shape[1], *hidden, Y.shape[1]])
    path = deep_networks.train(X, Y, start, 0.5, steps=2 * _STEPS, loss=cross_entropy)
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
    """Two, three or eight inputs of the sphere in 16 dimensions, with labels up to `labels`.

    Those of eight are up to a quarter of it.
    """
    n = draw(choices((2, 3, 8)))
    number, labels = draw(whole_numbers(0, 63)), labels if n < 8 else labels / 4
    y = np.array([draw(reals(-labels, labels)) for _ in range(n)])
    X = sphere_points(generator("inputs", number), n, 16)
    return SmallProblem(X, y if y.any() else y + labels / 2, number, activation)


@cache
def balanced_signs() -> np.ndarray:
    """1,024 rows of twelve signs among which any six columns show each pattern equally often.

    The words orthogonal to the BCH code [15, 5, 7], less three columns: an orthogonal array of
    strength 6, on which parities of three signs are orthonormal as they are on all 4,096 rows.
    """
    generator_word = np.array([int(bit) for bit in "10100110111"] + [0] * 4)
    code = np.array([np.roll(generator_word, k) for k in range(5)])
    words = np.arange(2**15)[:, None] >> np.arange(15) & 1
    signs = 1 - 2 * words[~np.any(words @ code.T % 2, axis=1)]
    return np.asarray(signs[:, :12])
