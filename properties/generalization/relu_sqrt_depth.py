"""Depth costs a square root, not a power of two: ReLU networks of bounded Frobenius norms."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import signs
from theorycheck.networks.deep import backpropagate, preactivations
from theorycheck.notation import n
from theorycheck.strategies import choices, data_sets, log_sizes, sizes
from theorycheck.strategies.real_data import real_inputs

correlation = symbol("correlation", "|mean of s_i f(x_i)| of a network fitted to s", at_most=1)
depth = symbol("depth", "number of layers of weights", integer=True, positive=True)


WIDTH, STEPS, SIZE = 4, 12, 0.3  # of the hidden layers, and of the ascent


def unit(W):
    """Scale every matrix to Frobenius norm 1."""
    return W / np.maximum(np.linalg.norm(W, axis=(-2, -1), keepdims=True), 1e-300)


def chains(rng, X, s, depth):
    """Layers near a neuron along sum s_i x_i that is handed on, as one of four, to the output."""
    trials, d = len(s), X.shape[1]
    first = np.eye(WIDTH)[0]
    sums = unit((s @ X)[:, :, None]) * first
    kept = [sums, *[np.outer(first, first)] * (depth - 2), first[:, None]]
    shapes = [(d, WIDTH), *[(WIDTH, WIDTH)] * (depth - 2), (WIDTH, 1)]
    noise = [rng.standard_normal((trials, *shape)) / np.sqrt(np.prod(shape)) for shape in shapes]
    return tuple(unit(W + noisy / 10) for W, noisy in zip(kept, noise, strict=True))


def best_correlation(X, s, layers):
    """Largest mean of s f(x) on a path of ascent whose layers have Frobenius norm 1, (trials,)."""
    best = np.zeros(len(s))
    for _ in range(STEPS):
        Z = preactivations(X, layers)
        best = np.maximum(best, np.mean(s * Z[-1][..., 0], axis=1))
        deltas = backpropagate(Z, s[..., None], layers)
        inputs = [X, *(np.maximum(z, 0) for z in Z[:-1])]
        slopes = [unit(h.mT @ D) for h, D in zip(inputs, deltas, strict=True)]
        layers = tuple(unit(W + SIZE * slope) for W, slope in zip(layers, slopes, strict=True))
    return best


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1",
    then=E(correlation, between=(0, 1)) <= (sqrt(2 * log(2) * depth) + 1) / sqrt(n),
)
def relu_sqrt_depth(let, rng, trials):
    """ReLU networks of layers of Frobenius norm 1 correlate with random signs on n unit inputs by
    at most (sqrt(2 log(2) depth) + 1)/sqrt(n) on average.

    Networks of two to eight layers are fitted to the signs and to their opposites by gradient
    ascent, on real inputs and others. What they reach is some .8/sqrt(n), whatever the depth.
    """
    depth, n = let(sizes(2, 8)), let(log_sizes(10, 100))
    real = let(choices([True, False]))
    X = (
        let(real_inputs(n, ["digits", "breast_cancer"]))
        if real
        else let(data_sets(n=(n, n), d=(1, 30))).X
    )
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    s = signs(rng, trials, n)
    found = [best_correlation(X, t, chains(rng, X, t, depth)) for t in (s, -s)]
    return dict(n=n, depth=depth, correlation=np.minimum(np.maximum(*found), 1))
