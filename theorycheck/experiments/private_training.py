"""Private training on real data, with public data and without, and games about its records."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.datasets import Dataset
from theorycheck.privacy.training import logistic_gradients, network_gradients, private_sgd

Array: TypeAlias = NDArray[Any]
Train: TypeAlias = Callable[..., Array]
GRADIENTS = {"logistic regression": logistic_gradients, "two tanh neurons": network_gradients}


def prices_of_privacy(
    rng: np.random.Generator,
    data: Dataset,
    n: int,
    n_public: int,
    noise: float,
    trials: int,
    *,
    train: Train = private_sgd,
) -> tuple[Array, Array]:
    """How much privacy raises the test error of logistic regression: (trials,) each.

    With n private records, then with n_public of them public: these train the start and stay in
    the loss. Both against training on all n without privacy; records are drawn from the data, which
    are the population, their first ten features scaled to norm 1.
    """
    X = data.X[:, :10] / np.linalg.norm(data.X[:, :10], axis=1, keepdims=True)
    rows = rng.integers(len(X), size=(trials, n))
    pub, own = rows[:, :n_public], rows[:, n_public:]
    zero = np.zeros((trials, X.shape[1]))

    def error(w: Array) -> Array:
        return np.mean(w @ X.T * data.y <= 0, axis=1)

    def descend(chosen: Array) -> Array:
        size = 8 / chosen.shape[1]
        return private_sgd(rng, X[chosen], data.y[chosen], zero, size, steps=20, rate=1, noise=0)

    how: dict[str, Any] = dict(steps=10, rate=1 / 4, noise=noise)
    alone = train(rng, X[rows], data.y[rows], zero, 0.1, **how)
    public = X[pub], data.y[pub]
    mixed = train(rng, X[own], data.y[own], descend(pub), 0.1, public=public, **how)
    best = error(descend(rows))
    return error(alone) - best, error(mixed) - best


def seen_of_a_canary(
    rng: np.random.Generator,
    present: Array,
    *,
    model: str,
    others: int,
    steps: int,
    rate: float,
    noise: float,
    train: Train = private_sgd,
) -> Array:
    """How far private training moved in the direction of one large record, if it is `present`.

    Shape of `present` (0 or 1); in units in which the record moves it by 1 a step, and the noise by
    `noise`. A record that is not there has input 0, and so gradient 0; the others see directions in
    which the canary has nothing.
    """
    X = np.zeros((*present.shape, others + 1, 2))
    X[..., :others, 1] = rng.standard_normal((*present.shape, others))
    X[..., others, 0] = 1000 * present
    y = np.where(np.arange(others + 1) < others, np.where(rng.random(others + 1) < 0.5, 1, -1), 1)
    first = np.zeros(2) if model == "logistic regression" else np.array([0, 0, 0, 0, 1, 1.0])
    start = np.broadcast_to(first, (*present.shape, len(first)))
    gradients, size = GRADIENTS[model], 1 / 2**16  # steps so small that no gradient turns
    end = train(rng, X, y, start, size, steps=steps, rate=rate, noise=noise, gradients=gradients)
    along = np.array([1.0, 0]) if model == "logistic regression" else np.array([1, 0, 1, 0, 0, 0])
    return (end - start) @ along / (size * np.sqrt(np.sum(along**2)))


def right_guesses_of_one_run(
    rng: np.random.Generator,
    data: Dataset,
    records: str,
    m: int,
    guesses: int,
    *,
    steps: int,
    rate: float,
    noise: float,
    trials: int,
    train: Train = private_sgd,
) -> Array:
    """How many of `guesses` are right about which of m records one run was trained on, (trials,).

    Each was used or not by a fair coin. `records` are "canaries", huge and each in a direction of
    its own, or "tumours", the first m of the data. Those of the largest margins after training are
    guessed to have been used, as many of the smallest not.
    """
    own = records == "canaries"
    real = data.X[:m, :10] / np.linalg.norm(data.X[:m, :10], axis=1)[:, None]
    X, y = (1000.0 * np.eye(m), np.ones(m)) if own else (real, data.y[:m])
    used = rng.integers(0, 2, (trials, m))
    how: dict[str, Any] = dict(steps=steps, rate=rate, noise=noise)
    size = 1 / 2**16 if own else 1 / 2  # so small that no canary's gradient turns
    w = train(rng, used[..., None] * X, y, np.zeros((trials, X.shape[1])), size, **how)
    ranked = np.take_along_axis(used, np.argsort(w @ X.T * y, axis=1), axis=1)
    least = guesses // 2
    most = m - (guesses - least)
    return np.asarray(np.sum(ranked[:, most:], axis=1) + np.sum(1 - ranked[:, :least], axis=1))
