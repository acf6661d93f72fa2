"""The jackknife+ covers at least half as well as it was asked to miss, for every algorithm."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.learning import conformal_threshold, ridge
from theorycheck.strategies import choices, matrices, probabilities, reals, sizes, vectors

alpha = symbol("alpha", "miscoverage that is asked for", positive=True, at_most=1)
covered = symbol("covered", "1 if the new response lies in the interval, else 0", at_most=1)


@claim(
    source="Barber, Candes, Ramdas & Tibshirani 2021, Theorem 1",
    assume=[alpha < Rational(1, 2)],
    then=P(covered >= 1) >= 1 - 2 * alpha,
)
def jackknife_plus_coverage(let, *, threshold=conformal_threshold):
    """The interval between quantiles of the leave-one-out predictions at a new input, minus and
    plus their residuals, holds the new response with probability at least 1 - 2 alpha, for
    exchangeable examples and every symmetric algorithm.
    """
    n = let(sizes(1, 16))
    y = let(vectors(n + 1))
    alpha = let(probabilities())
    algorithm = let(choices(["any", "ridge", "tournament"]))
    if algorithm == "ridge":
        X = let(matrices(n + 1, let(sizes(1, 2))))
        penalty = let(reals(1 / 16, 4))
        predicted = np.stack([_without_pairs(X, y, i, penalty) for i in range(n + 1)])
    elif algorithm == "any":  # at input i, without i and j: distinct inputs allow any numbers
        predicted = let(matrices(n + 1, n + 1, -2, 2))
    else:  # each of the first points is fitted worse than half of these, and than all others
        points = np.arange(n + 1)
        most = sum(bool(k <= 2 * alpha * (n + 1)) for k in points[1:])
        first = max(1, most - let(sizes(0, 2)))
        ahead = (points - points[:, None]) % first
        worse = (points >= first) | ((ahead > 0) & (2 * ahead < first))
        predicted = y[:, None] - np.where(worse & (points < first)[:, None], 2, 1)
    inside = []
    for new in range(n + 1):  # each is equally likely to be the new one
        old = np.delete(np.arange(n + 1), new)
        residuals = np.abs(y[old] - predicted[old, new])
        high = threshold(predicted[new, old] + residuals, alpha)
        low = -threshold(residuals - predicted[new, old], alpha)
        inside.append(int(bool(low <= y[new]) and bool(y[new] <= high)))
    return dict(alpha=alpha, covered=np.array(inside), weights=(1 + 0 * y) / (n + 1))


def _without_pairs(X, y, i, penalty):
    """Predictions at input i of the fits without i and j, for every j; those at j = i are idle."""
    rows = [[k for k in range(len(y)) if k not in {i, j}] for j in range(len(y))]
    return np.array([X[i] @ ridge(X[r], y[r], penalty) if r else 0 * y[0] for r in rows])
