"""The tangent kernel's limit: at width m the kernel of a random network is 1/sqrt(m) away."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.experiments.width_curves import distance_picture, kernel_distances
from theorycheck.kernels import ntk_kernel
from theorycheck.notation import m
from theorycheck.strategies import choices
from theorycheck.strategies.inputs import training_problems

off = symbol("off", "mean distance of the kernel's entries to their limits", nonnegative=True)


@claim(
    source="Jacot, Gabriel & Hongler 2018; Arora et al. 2019, Theorem 3.1",
    then=rate(E(off), m, start=16, slack=Rational(1, 4)) <= -Rational(1, 2),
    picture=distance_picture,
)
def wide_networks_approach_their_tangent_kernel(let, rng, trials, *, limit=ntk_kernel):
    """At random initialization, a ReLU network's tangent kernel differs from the recursion of
    arc-cosine kernels by O(1/sqrt(m)) on average, on up to a hundred points of the sphere, real
    ones or close pairs among them, with one hidden layer, and with four on eight.
    """
    depth = let(choices([1, 4]))
    X, _ = let(training_problems((8, 100) if depth == 1 else (8,)))
    how, widths = dict(depth=depth, limit=limit), np.array([16, 32, 48])
    off = [kernel_distances(rng, size, trials, X, **how) for size in widths]
    return dict(m=widths, off=np.stack(off, axis=-1))
