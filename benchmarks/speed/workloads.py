"""The hot work of theorem checking: ten kinds of trials, their data, and how each is done here.

A workload makes the data of many trials, the trials on the leading axis of every array, and
`ours` does all of them at once. `naive_loops` has the loop a user would write, `jax_scans` and
`torch_batches` the same arithmetic in other libraries; a test holds them all to one answer.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.kernels import two_layer_ntk
from theorycheck.learning import (
    class_risks,
    double_descent_curve,
    ridge_path,
    signs,
)
from theorycheck.networks import linear, train_two_layer
from theorycheck.optimization import QuadraticGradient, gradient_descent

Data = tuple[np.ndarray, ...]
EXAMPLES, INPUTS, OUTPUTS = 20, 5, 3  # of the linear networks
STEPS = {"quadratic": 500, "linear": 1000, "relu": 300}
PENALTIES = np.logspace(-3, 1, 20)


@dataclass(frozen=True)
class Workload:
    """A kind of trial: its data, how many are done at once, and what is done with them."""

    name: str
    trials: int
    make: Callable[[np.random.Generator, int], Data]
    ours: Callable[..., Any]
    kind: str


def quadratic(d: int, trials: int) -> Workload:
    """Gradient descent on (x - x*)'H(x - x*)/2: the squared distances to x* along the path."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        Q = np.linalg.qr(rng.normal(size=(trials, d, d)))[0]
        H = (Q * rng.uniform(0.1, 1, (trials, 1, d))) @ Q.mT
        x_0, minimizer = rng.normal(size=(2, trials, d))
        return (H + H.mT) / 2, minimizer, x_0, rng.uniform(0.1, 1, trials)

    def ours(H: np.ndarray, minimizer: np.ndarray, x_0: np.ndarray, eta: np.ndarray) -> Any:
        gradient = QuadraticGradient(H, minimizer)
        return gradient_descent(
            gradient, x_0, eta[:, None], steps=STEPS["quadratic"], watch="squared_distance"
        )

    return Workload(f"quadratics, d = {d}", trials, make, ours, "quadratic")


def linear_network(width: int, trials: int) -> Workload:
    """Gradient descent on a two-layer linear network: the losses along the path."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        X = rng.normal(size=(trials, EXAMPLES, INPUTS))
        Y = rng.normal(size=(trials, EXAMPLES, OUTPUTS))
        W_1 = rng.normal(size=(trials, INPUTS, width)) / width**0.5
        return X, Y, W_1, rng.normal(size=(trials, width, OUTPUTS)) / width**0.5

    def ours(X: np.ndarray, Y: np.ndarray, *W: np.ndarray) -> Any:
        return linear.train(X, Y, W, 0.002, steps=STEPS["linear"], watch="loss")

    return Workload(f"linear networks, h = {width}", trials, make, ours, "linear")


def relu_network(width: int, trials: int) -> Workload:
    """Gradient descent on both layers of a ReLU network: the losses along the path."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        X = rng.normal(size=(trials, 30, 10)) / 10**0.5
        y = rng.normal(size=(trials, 30))
        W = rng.normal(size=(trials, 10, width))
        return X, y, W, rng.normal(size=(trials, width)) / width**0.5

    def ours(X: np.ndarray, y: np.ndarray, W: np.ndarray, a: np.ndarray) -> Any:
        return train_two_layer(X, y, W, a, 0.0005, steps=STEPS["relu"], watch="loss")

    return Workload(f"ReLU networks, m = {width}", trials, make, ours, "relu")


def tangent_kernel(width: int, trials: int) -> Workload:
    """The tangent kernel of a ReLU network at 30 inputs."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        X = rng.normal(size=(trials, 30, 10))
        return X, rng.normal(size=(trials, 10, width)), rng.normal(size=(trials, width))

    return Workload(f"tangent kernels, m = {width}", trials, make, two_layer_ntk, "kernel")


def descent_curve(trials: int) -> Workload:
    """Least squares on the first 1, ..., 100 features of 30 examples: the errors on new data."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        X, X_new = rng.normal(size=(trials, 30, 100)), rng.normal(size=(trials, 50, 100))
        w, noise, noise_new = rng.normal(size=100) / 10, *rng.normal(size=(2, trials, 50)) / 4
        return X, X @ w + noise[:, :30], X_new, X_new @ w + noise_new

    return Workload("double descent curve, n = 30", trials, make, double_descent_curve, "curve")


def penalty_path(trials: int) -> Workload:
    """Ridge regression at twenty penalties."""

    def make(rng: np.random.Generator, trials: int) -> Data:
        return rng.normal(size=(trials, 30, 50)), rng.normal(size=(trials, 30))

    def ours(X: np.ndarray, y: np.ndarray) -> Any:
        return ridge_path(X, y, PENALTIES)

    return Workload("ridge path, 20 penalties", trials, make, ours, "ridge")


def finite_class(trials: int) -> Workload:
    """The empirical risks of 64 hypotheses on 100 examples of 16 kinds, given how many of each."""
    losses = np.random.default_rng(0).uniform(size=(64, 16))

    def make(rng: np.random.Generator, trials: int) -> Data:
        counts = rng.multinomial(100, np.full(16, 1 / 16), trials)
        return counts, np.broadcast_to(losses, (trials, 64, 16))

    def ours(counts: np.ndarray, losses: np.ndarray) -> Any:
        return class_risks(counts, losses[0])

    return Workload("finite class, 64 hypotheses", trials, make, ours, "class")


def rademacher(trials: int) -> Workload:
    """The largest correlation of 64 hypotheses on 100 examples with random signs."""
    values = np.random.default_rng(0).choice([-1.0, 1.0], (64, 100))

    def make(rng: np.random.Generator, trials: int) -> Data:
        return signs(rng, trials, 100), np.broadcast_to(values, (trials, 64, 100))

    def ours(signs: np.ndarray, values: np.ndarray) -> Any:
        return np.max(signs.astype(float) @ values[0].T, axis=-1) / 100

    return Workload("Rademacher averages", trials, make, ours, "rademacher")


def suite() -> list[Workload]:
    """The workloads that the table shows, in order; so many trials that Numba is worth it.

    Not for quadratics in two dimensions, whose paths would not fit the memory then.
    """
    return [
        *(quadratic(d, trials) for d, trials in ((2, 1024), (5, 20_480), (10, 5120), (20, 1280))),
        *(linear_network(h, trials) for h, trials in ((4, 1024), (16, 512), (64, 256))),
        *(relu_network(m, 128) for m in (8, 32, 128)),
        tangent_kernel(64, 512),
        descent_curve(256),
        penalty_path(256),
        finite_class(4096),
        rademacher(4096),
    ]
