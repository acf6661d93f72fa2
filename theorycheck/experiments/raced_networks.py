"""Networks trained afresh in every trial on n draws from a population, for bounds to be held to.

The populations are finite, so that true risks are exact. Inputs have norm 1, biases are a constant
input, and ReLU networks have one or two hidden layers of any width.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import frobenius_norm, spectral_norm
from theorycheck.claims.recipes import Draw, instances
from theorycheck.experiments.certified_networks import population
from theorycheck.learning.datasets import breast_cancer
from theorycheck.networks.deep import forward, gradients
from theorycheck.networks.losses import logistic, ramp
from theorycheck.networks.weights import gaussian_weights
from theorycheck.strategies.numbers import choices

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]

POPULATIONS = ("digits", "tumours", "teacher", "coins")
SIZES = (10, 100, 1000, 10_000)
NARROW, WIDE = ((4,), (16,), (8, 8)), (256,)
ROWS, BATCH, STEPS, RATE = 250, 8, 15, 2.0
ROOM = 2**21  # numbers at a time
MARGINS = np.arange(1, 11)  # j, for margins 2^-j


@cache
def examples(name: str) -> tuple[Array, Array]:
    """Give 250 inputs of norm 1 (rows, d), the last entry a constant, and labels -1 or 1."""
    data = breast_cancer()
    X, y = (data.X, data.y) if name == "tumours" else population(name)
    if name == "digits":
        X = X.reshape(-1, 4, 2, 4, 2).mean(axis=(2, 4)).reshape(-1, 16)  # 16 squares of 4 pixels
    X = np.column_stack([X, np.full(len(X), np.sqrt(np.mean(X**2)))])[:ROWS]
    return X / np.linalg.norm(X, axis=1, keepdims=True), y[:ROWS]


@dataclass(frozen=True)
class Racer:
    """A network of these hidden widths that is trained on n draws from a population."""

    name: str
    widths: tuple[int, ...]
    n: int

    @property
    def depth(self) -> int:
        """Number of layers of weights."""
        return len(self.widths) + 1

    @property
    def d(self) -> int:
        """Dimension of the inputs."""
        return int(examples(self.name)[0].shape[1])

    @property
    def reach(self) -> float:
        """Largest entry of an input."""
        return float(np.max(np.abs(examples(self.name)[0])))

    def start(self, rng: np.random.Generator, trials: int) -> Layers:
        """Draw weights of variance 1/(2 fan in)."""
        return gaussian_weights(rng, (self.d, *self.widths, 1), gain=0.5, trials=trials)

    def margins(self, weights: Layers) -> Array:
        """Give label times output at every row of the population, shape (trials, rows)."""
        X, y = examples(self.name)
        most = max(1, ROOM // (len(X) * max(self.widths)))
        starts = range(0, len(weights[0]), most)
        parts = [forward(X, tuple(W[k : k + most] for W in weights)) for k in starts]
        return np.concatenate(parts)[..., 0] * y

    def step(self, weights: Layers, rows: Array, kept: Array | None = None) -> Layers:
        """Take a step of SGD on the logistic loss of rows (trials, batch), those `kept`."""
        X, y = examples(self.name)
        inputs = X[rows] if kept is None else X[rows] * kept[..., None]
        slopes = gradients(inputs, y[rows][..., None], weights, loss=logistic)
        return tuple(W - RATE * slope for W, slope in zip(weights, slopes, strict=True))

    def trained(self, rng: np.random.Generator, trials: int) -> tuple[Layers, Array]:
        """Train by SGD; weights, and how often each row was drawn, shape (trials, rows)."""
        rows = len(examples(self.name)[0])
        seen = rng.multinomial(self.n, np.full(rows, 1 / rows), size=trials)
        ends = np.cumsum(seen, axis=1) + self.n * np.arange(trials)[:, None]
        picks = rng.integers(self.n, size=(trials, STEPS * BATCH))
        flat = np.searchsorted(ends.ravel(), (picks + self.n * np.arange(trials)[:, None]), "right")
        weights = self.start(rng, trials)
        for batch in np.split(flat % rows, STEPS, axis=1):
            weights = self.step(weights, batch)
        return weights, seen


@instances
def racers(draw: Draw, *, hidden: tuple[int, ...] = (1, 2)) -> Racer:
    """Networks in the race, of one or two hidden layers; those of 256 neurons learn coin flips."""
    widths = [w for w in NARROW if len(w) in hidden]
    field = [Racer(*row) for row in product(POPULATIONS, widths, SIZES)]
    return draw(choices([*field, Racer("coins", WIDE, 30), Racer("tumours", WIDE, 1000)]))


def spectral_size(weights: Layers) -> Array:
    """Measure hidden weights W and output weights a: |a| (|W|/2 + |W|_F)."""
    W, a = weights
    return np.asarray(frobenius_norm(a) * (spectral_norm(W) / 2 + frobenius_norm(W)))


def judged_by_margins(
    rng: np.random.Generator, racer: Racer, size: Callable[[Layers], Array], trials: int
) -> dict[str, Any]:
    """Train, and return n, the risk, and the mean ramp loss at each margin 2^-j, by name.

    Margins are those of the network over its `size`, one a trial.
    """
    weights, seen = racer.trained(rng, trials)
    margins = racer.margins(weights)
    return dict(
        n=racer.n,
        risk=np.mean(margins <= 0, axis=1, keepdims=True),
        ramp_loss=ramp_losses(margins / size(weights)[:, None], seen),
        j=np.broadcast_to(MARGINS, (trials, len(MARGINS))),
    )


def ramp_losses(margins: Array, seen: Array) -> Array:
    """Mean ramp losses on the sample at the margins 2^-j, shape (trials, margins).

    margins (trials, rows) are those of networks of size 1, `seen` how often each row was drawn.
    """
    one = np.ones(1)
    losses = [np.sum(seen * ramp(2.0**-j)(margins, one), axis=1) for j in MARGINS]
    return np.stack(losses, axis=1) / np.sum(seen[0])


def limits_by_margins(losses: Array, complexity: float, n: int, delta: float) -> Array:
    """Limits on the risk by these mean ramp losses, all valid at once, shape (trials, margins).

    `complexity` is root n times the Rademacher average of networks of size 1.
    """
    deviation = np.sqrt(np.log(MARGINS * (MARGINS + 1) / delta) / (2 * n))
    return losses + 2.0 ** (MARGINS + 1) * complexity / np.sqrt(n) + deviation
