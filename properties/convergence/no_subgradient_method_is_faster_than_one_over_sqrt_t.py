"""Nonsmooth convex functions: a lower bound for every method that follows subgradients."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import R, T
from theorycheck.optimization import subgradient_method
from theorycheck.strategies import choices, matrices, reals, vectors
from theorycheck.strategies.piecewise import Resisting

M = symbol("M", "largest norm of a subgradient", positive=True)
best = symbol("best", "least gap to the minimum among the T iterates after the start", real=True)


@claim(
    source="Drori & Teboulle 2016, Mathematical Programming 160",
    then=best >= M * R / sqrt(T + 1),
    sharp=True,
)
def no_subgradient_method_is_faster_than_one_over_sqrt_t(let, *, descend=subgradient_method):
    """In T + 1 dimensions some convex function, with subgradients up to M and a minimizer within R,
    keeps T steps along any mixtures of the subgradients so far M R / sqrt(T + 1) or more above its
    minimum.

    It is M max(max_i x_i, |x| - R - R/sqrt(T + 1)); step sizes and shares of either sign are drawn.
    """
    T = let(choices((1, 2, 3, 8, 49)))
    share = let(choices((0, 1))) * let(reals(1 / 16, 2))
    mixtures = np.eye(T, dtype=int) + share * let(matrices(T, T))
    f = Resisting(let(reals(1 / 4, 4)), let(reals(1 / 4, 4)), T)
    steps = let(vectors(T, -1, 2)) * let(reals(0, 4)) * f.R / f.M
    seen = []

    def mixed(x):
        seen.append(f.subgradient(x))
        return np.sum(mixtures[len(seen) - 1, : len(seen), None] * np.stack(seen), axis=0)

    path = descend(mixed, 0 * f.argmin, steps, steps=T)
    return dict(T=T, M=f.M, R=f.R, best=np.min(f(path[1:])) - f.minimum)
