"""Optimal ridge has no double descent: one more example never hurts it, on any design."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.learning import ridge
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

factor = symbol("factor", "penalty over the optimal one", positive=True)
before = symbol("before", "excess risk, averaged over coefficients and noise", nonnegative=True)
after = symbol("after", "excess risk after one more example", nonnegative=True)


def excess_risk(fit, X, penalty, r2, sigma):
    """Average ridge's squared error over coefficients of covariance r2/d and over the noise."""
    to_each_label = fit(X, np.eye(len(X), dtype=int), penalty)
    missed = X.T @ to_each_label - np.eye(X.shape[1], dtype=int)
    return r2 / X.shape[1] * np.sum(missed**2) + sigma**2 * np.sum(to_each_label**2)


@claim(
    source="Nakkiran, Venkat, Kakade & Ma 2021, Theorem 1; for every design, derived here",
    assume=[Eq(factor, 1)],
    then=after <= before,
    sharp=True,
    needs=[Eq(factor, 1)],
)
def optimal_ridge_never_suffers_from_an_example(let, *, fit=ridge):
    """With penalty d sigma^2 / r^2, ridge regression's risk averaged over coefficients of mean
    squared norm r^2 falls with every further example, whatever the design and the example.

    It is sigma^2 times the trace of (X'X + penalty I)^-1, and X'X only grows.
    """
    n, d = let(sizes(1, 5)), let(sizes(1, 5))
    X, x = let(matrices(n, d)), let(vectors(d))
    sigma, r2 = let(reals(1 / 4, 1)), let(reals(1 / 4, 1))
    factor = let(choices([1, 1, 2, 2**-4, 2**-8]))
    penalty = factor * d * sigma**2 / r2
    more = np.concatenate([X, x[None]])
    before, after = (excess_risk(fit, A, penalty, r2, sigma) for A in (X, more))
    return dict(factor=factor, before=before, after=after)
