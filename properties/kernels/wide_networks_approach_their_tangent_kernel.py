"""The tangent kernel's limit: at width m the kernel of a random network is 1/sqrt(m) away."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.kernels import deep_ntk, ntk_kernel
from theorycheck.notation import m
from theorycheck.strategies import choices
from theorycheck.weights import ntk_weights

off = symbol("off", "mean distance of the kernel's entries to their limits", nonnegative=True)


@claim(
    source="Jacot, Gabriel & Hongler 2018; Arora et al. 2019, Theorem 3.1",
    then=rate(E(off), m, start=8, slack=Rational(1, 10)) <= -Rational(1, 2),
)
def wide_networks_approach_their_tangent_kernel(let, rng, trials, *, limit=ntk_kernel):
    """At random initialization, a ReLU network's tangent kernel differs from the recursion of
    arc-cosine kernels by O(1/sqrt(m)) on average, one or two hidden layers deep.
    """
    depth = let(choices([1, 2]))
    X = np.array([[1, 0], [0.6, 0.8], [-0.8, 0.6]])
    widths, distances = np.array([8, 16, 32]), []
    for size in widths:
        weights, scales = ntk_weights(rng, [2, *[size] * depth, 1], trials=trials)
        difference = deep_ntk(X, weights, scales) - limit(X, depth=depth)
        distances.append(np.mean(abs(difference), axis=(-2, -1)))
    return dict(m=widths, off=np.stack(distances, axis=-1))
