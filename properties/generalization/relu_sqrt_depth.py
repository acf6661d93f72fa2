"""Depth costs a square root, not a power of two: ReLU networks of bounded Frobenius norms."""

import numpy as np
from sympy import log, sqrt

from theorycheck import E, claim, symbol
from theorycheck.learning import signs
from theorycheck.notation import n
from theorycheck.strategies import choices, data_sets, log_sizes, sizes
from theorycheck.strategies.real_data import real_inputs

correlation = symbol("correlation", "|mean of s_i f(x_i)| of a network fitted to s", at_most=1)
depth = symbol("depth", "number of layers of weights", integer=True, positive=True)


def fitted_neuron(X, s):
    """Directions u (trials, d) of norm 1 along which relu(u.x) correlates with s (trials, n)."""
    u = s @ X
    for _ in range(3):
        u = (s * (u @ X.T > 0)) @ X
    return u / np.maximum(np.linalg.norm(u, axis=1, keepdims=True), 1e-300)


@claim(
    source="Golowich, Rakhlin & Shamir 2018, Theorem 1",
    then=E(correlation, between=(0, 1)) <= (sqrt(2 * log(2) * depth) + 1) / sqrt(n),
)
def relu_sqrt_depth(let, rng, trials):
    """ReLU networks of layers of Frobenius norm 1 correlate with random signs on n unit inputs by
    at most (sqrt(2 log(2) depth) + 1)/sqrt(n) on average.

    Networks of one neuron in each layer are fitted to the signs, on real inputs and others.
    """
    depth, n = let(sizes(2, 20)), let(log_sizes(10, 200))
    real = let(choices([True, False]))
    X = (
        let(real_inputs(n, ["digits", "breast_cancer"]))
        if real
        else let(data_sets(n=(n, n), d=(1, 30))).X
    )
    X = X / np.linalg.norm(X, axis=1, keepdims=True)
    s = signs(rng, trials, n)
    best = np.zeros(trials)
    for side in (1, -1):  # of the output weight
        hidden = np.maximum(fitted_neuron(X, side * s) @ X.T, 0)
        for _ in range(depth - 2):
            hidden = np.maximum(hidden, 0)  # a neuron of weight 1
        best = np.maximum(best, np.abs(np.mean(s * hidden, axis=1)))
    return dict(n=n, depth=depth, correlation=np.minimum(best, 1))
