"""Believed, and false: leave-one-out residuals tell how wide a prediction interval must be."""

import numpy as np

from theorycheck import P, claim, symbol
from theorycheck.learning import conformal_threshold, ridge
from theorycheck.strategies import log_reals, matrices, probabilities, sizes, vectors

alpha = symbol("alpha", "miscoverage that is asked for", positive=True, at_most=1)
covered = symbol("covered", "1 if the new response lies in the interval, else 0", at_most=1)


@claim(
    source="the jackknife's interval, for which what is shown of the jackknife+ is taken",
    refuted_by="Barber, Candes, Ramdas & Tibshirani 2021",
    then=P(covered >= 1) >= 1 - 2 * alpha,
)
def the_jackknife_covers(let, *, threshold=conformal_threshold, fit=ridge):
    """The fitted value at a new input, plus or minus the ceil((1 - alpha)(n + 1))-th smallest of
    the n leave-one-out residuals, holds the new response with probability at least 1 - 2 alpha.
    """
    n = let(sizes(2, 5))
    X, y = let(matrices(n + 1, let(sizes(1, 5)))), let(vectors(n + 1))
    penalty = let(log_reals(1 / 1024, 1))
    alpha = let(probabilities(1 / 8, 7 / 8))
    inside = []
    for new in range(n + 1):  # each is equally likely to be the new one
        old = np.delete(np.arange(n + 1), new)
        residuals = []
        for i in old:
            rest = old[old != i]
            residuals.append(np.abs(y[i] - X[i] @ fit(X[rest], y[rest], penalty)))
        error = np.abs(y[new] - X[new] @ fit(X[old], y[old], penalty))
        inside.append(int(bool(error <= threshold(np.stack(residuals), alpha))))
    return dict(alpha=alpha, covered=np.array(inside), weights=(1 + 0 * y) / (n + 1))
