"""Networks trained on half of a sample, and what the other half certifies of them."""

from dataclasses import dataclass
from functools import cache
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.datasets import digits
from theorycheck.learning.distributions import normal_cdf
from theorycheck.networks.deep import gradients, preactivations
from theorycheck.networks.losses import logistic, sigmoid
from theorycheck.networks.two_layers import relu
from theorycheck.networks.weights import he_weights
from theorycheck.search.randomness import generator

Array: TypeAlias = NDArray[Any]

POPULATION, WIDTH, BATCH, STEPS, RATE = 500, 16, 20, 300, 0.1


@dataclass(frozen=True)
class Certified:
    """A trained network on a finite population: signed last features, and output weights.

    `signed` (rows, width) is y times what the last layer sees, scaled to norm 1; `output` (width,).
    """

    signed: Array
    output: Array

    @property
    def errors(self) -> Array:
        """Which rows the network gets wrong, shape (rows,)."""
        return self.signed @ self.output <= 0


@cache
def population(name: str) -> tuple[Array, Array]:
    """Give 500 inputs (rows, d) and labels -1 or 1: "digits", odd or even; "teacher"; "coins"."""
    rng = generator("population", name)
    if name == "digits":
        data = digits()
        rows = rng.choice(len(data.X), POPULATION, replace=False)
        return data.X[rows] / 8, np.where(data.y[rows] % 2 == 1, 1.0, -1.0)
    X = rng.standard_normal((POPULATION, 8))
    if name == "coins":
        return X, rng.choice([-1.0, 1.0], POPULATION)
    hidden = preactivations(X, he_weights(rng, [8, 4, 1]))[-1][:, 0]
    return X, np.where(hidden >= np.median(hidden), 1.0, -1.0)


@cache
def trained(name: str, hidden: int, n: int, seed: int) -> Certified:
    """Train a ReLU network of one or two hidden layers by SGD on n draws from a population."""
    X, y = population(name)
    rng = generator("first half", name, hidden, n, seed)
    rows = rng.integers(len(X), size=n)
    weights = he_weights(rng, [X.shape[1], *[WIDTH] * hidden, 1])
    for _ in range(STEPS):
        batch = rows[rng.integers(n, size=BATCH)]
        slopes = gradients(X[batch], y[batch, None], weights, loss=logistic)
        weights = tuple(W - RATE * G for W, G in zip(weights, slopes, strict=True))
    last = relu(preactivations(X, weights)[-2])
    last = last / np.maximum(np.linalg.norm(last, axis=1, keepdims=True), 1e-12)
    return Certified(last * y[:, None], weights[-1][:, 0])


def tuned(network: Certified, seen: Array, rate: float, *, steps: int = 3) -> Array:
    """Output weights after descent on the logistic loss of a sample, shape (trials, width).

    seen (trials, rows) counts how often each row was drawn.
    """
    w = network.output + 0 * seen[:, :1]
    for _ in range(steps):
        pull = seen * sigmoid(-w @ network.signed.T)
        w = w + rate * pull @ network.signed / np.sum(seen, axis=1, keepdims=True)
    return w


def stochastic_errors(network: Certified, w: Array, spread: float) -> Array:
    """Error probabilities at the rows for output weights N(w, spread^2 I), shape (trials, rows)."""
    return normal_cdf(-w @ network.signed.T / spread)
