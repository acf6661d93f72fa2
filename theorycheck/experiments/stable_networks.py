"""Small networks trained twice or more on samples that differ in single examples."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.experiments.raced_networks import BATCH, STEPS, Racer, examples
from theorycheck.learning.distributions import entropy, sequences
from theorycheck.networks.losses import Loss, logistic, sigmoid
from theorycheck.networks.two_layers import tanh, train_two_layer, two_layer, two_layer_gradients
from theorycheck.search.randomness import generator

Array: TypeAlias = NDArray[Any]

smooth_error = Loss(  # its slope is at most 1/4, its curvature at most 1/sqrt(108)
    "smooth error",
    lambda p, y: sigmoid(-y * p),
    lambda p, y: -y * sigmoid(-y * p) * sigmoid(y * p),
)


def moves_by_one_example(
    rng: np.random.Generator,
    name: str,
    n: int,
    *,
    neurons: int,
    first: float,
    steps: int,
    step_size: float,
    trials: int,
) -> Array:
    """How far two networks end apart of which one saw another last example, shape (trials,).

    The tanh network sum_k +-tanh(w_k . x)/sqrt(neurons) descends on the smooth error of one of its
    n examples at a time, at random, the last one at least once; its hidden weights start at `first`
    times Gaussians. The other last example is the same with the wrong label.
    """
    X, y = examples(name)
    rows = rng.integers(len(X), size=(trials, n))
    signs = rng.choice([-1.0, 1.0], (trials, neurons))
    W = np.stack([first * rng.standard_normal((trials, X.shape[1], neurons))] * 2)
    how: Any = dict(activation=tanh, scale=neurons**-0.5, loss=smooth_error)
    for chosen in _orders_with_the_last(rng, n, steps, trials):
        row = np.take_along_axis(rows, chosen[:, None], axis=1)
        labels = np.stack([y[row], np.where(chosen[:, None] == n - 1, -1, 1) * y[row]])
        W = W - step_size * two_layer_gradients(X[row], labels, W, signs, **how)[0]
    return np.asarray(np.linalg.norm(W[0] - W[1], axis=(-2, -1)))


def _orders_with_the_last(rng: np.random.Generator, n: int, steps: int, trials: int) -> Array:
    """Draw independent examples, given that the last is among them, shape (steps, trials)."""
    law = (1 - 1 / n) ** np.arange(steps)  # of the step at which it comes first
    first = np.searchsorted(np.cumsum(law) / np.sum(law), rng.random(trials))
    times = np.arange(steps)[:, None]
    before = rng.integers(max(n - 1, 1), size=(steps, trials))
    after = rng.integers(n, size=(steps, trials))
    return np.where(times < first, before, np.where(times > first, after, n - 1))


def errors_by_halves(name: str, n: int, seed: int, *, steps: int) -> tuple[Array, Array]:
    """Every choice of one example of each of n pairs, (2^n, n), and what it makes a network err on.

    That is (2^n, 2, n), 1 where an example is misclassified. Networks of four ReLU neurons, started
    alike, descend on the logistic loss of the chosen examples.
    """
    X, y = examples(name)
    rng = generator("halves", name, n, seed)
    pairs = rng.integers(len(X), size=(2, n))
    chosen = sequences(n, 2)
    seen = pairs[chosen, np.arange(n)]
    trials = len(chosen)
    W = np.broadcast_to(rng.standard_normal((X.shape[1], 4)), (trials, X.shape[1], 4))
    a = np.broadcast_to(rng.choice([-1.0, 1.0], 4), (trials, 4))
    ends = train_two_layer(X[seen], y[seen], W, a, 4 / n, steps=steps, loss=logistic, watch="end")
    found = two_layer(X[pairs.ravel()], *ends).reshape(trials, 2, n)
    return chosen, (found * y[pairs] <= 0).astype(int)


def root_of_predictions(chosen: Array, wrong: Array) -> float:
    """Mean over the pairs of sqrt(2 I(what errs of the pair; which was seen)), in nats."""
    codes = 4 * chosen + 2 * wrong[:, 0] + wrong[:, 1]
    joint = np.stack([np.mean(codes == code, axis=0) for code in range(8)], axis=1)
    pairs = joint.reshape(-1, 2, 4)
    information = entropy(pairs.sum(axis=2)) + entropy(pairs.sum(axis=1)) - entropy(joint)
    return float(np.mean(np.sqrt(2 * np.maximum(information, 0))))


def mean_limit_by_stability(rng: np.random.Generator, name: str, n: int, trials: int) -> Array:
    """Twice the smooth error of the sample, plus what stability allows it to rise, (trials,).

    Of networks of 16 tanh neurons after 40 steps on 8 examples each, brief enough for the bound to
    vanish: smoothness times all steps is (2/3) log(n + 1). Half of the mean is what it bounds the
    smooth error of new data by, and an error is at most twice that.
    """
    X, y = examples(name)
    m, steps, smoothness = 16, 40, 1 / np.sqrt(108) + 1 / np.sqrt(27 * 16)
    step_size = 2 / 3 * np.log(n + 1) / (smoothness * steps)
    rows = rng.integers(len(X), size=(trials, n))
    W, signs = rng.standard_normal((trials, X.shape[1], m)), rng.choice([-1.0, 1.0], (trials, m))
    how: Any = dict(activation=tanh, scale=m**-0.5)
    for _ in range(steps):
        batch = np.take_along_axis(rows, rng.integers(n, size=(trials, 8)), axis=1)
        slope = two_layer_gradients(X[batch], y[batch], W, signs, loss=smooth_error, **how)[0]
        W = W - step_size / 8 * slope
    losses = smooth_error(two_layer(X, W, signs, **how), y)
    sample = np.mean(np.take_along_axis(losses, rows, axis=1), axis=1)
    rise = ((1 + step_size * smoothness) ** steps - 1) / (8 * smoothness * n)
    return np.asarray(2 * (sample + rise))


def mean_limit_by_predictions(rng: np.random.Generator, racer: Racer, choices: int) -> float:
    """Error on the sample plus the root of f-CMI, for one set of n pairs, estimated."""
    pairs = rng.integers(len(examples(racer.name)[0]), size=(2, racer.n))
    chosen = rng.integers(2, size=(choices, racer.n))
    seen = pairs[chosen, np.arange(racer.n)]
    weights = racer.start(rng, choices)
    for _ in range(STEPS):
        picks = rng.integers(racer.n, size=(choices, BATCH))
        weights = racer.step(weights, np.take_along_axis(seen, picks, axis=1))
    wrong = racer.margins(weights) <= 0
    both = np.stack([wrong[:, half] for half in pairs], axis=1).astype(int)
    sample = np.mean(np.take_along_axis(wrong, seen, axis=1))
    return float(sample + root_of_predictions(chosen, both))
