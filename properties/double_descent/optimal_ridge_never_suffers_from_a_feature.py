"""Optimal ridge has no double descent in model size either: one more feature never hurts it."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.learning import ridge
from theorycheck.strategies import choices, matrices, reals, sizes

factor = symbol("factor", "penalty over the optimal one", positive=True)
before = symbol("before", "risk, averaged over coefficients and noise", nonnegative=True)
after = symbol("after", "risk with one more feature", nonnegative=True)


def risk(fit, X, d, factor, r2, sigma):
    """Average ridge's squared error on new data over coefficients, noise and unseen features.

    Each of the d - p features left out is standard normal, noise of variance r2/d.
    """
    p = X.shape[-1]
    noise = sigma**2 + (d - p) * r2 / d
    penalty = factor * d * noise / r2
    to_each_label = fit(X, np.eye(len(X), dtype=int), penalty)
    missed = X.T @ to_each_label - np.eye(p, dtype=int)
    return noise + r2 / d * np.sum(missed**2) + noise * np.sum(to_each_label**2)


@claim(
    source="Nakkiran, Venkat, Kakade & Ma 2021, on model size; for every design, derived here",
    assume=[Eq(factor, 1)],
    then=after <= before,
    sharp=True,
    needs=[Eq(factor, 1)],
)
def optimal_ridge_never_suffers_from_a_feature(let, *, fit=ridge):
    """Of d features with coefficients of mean squared norm r^2, ridge regression sees the first p.
    With its optimal penalty its risk falls with p, whatever the design is.

    The risk is noise + r2/d sum_i penalty/(s_i + penalty) over the p eigenvalues s_i of X'X. The
    noise falls by r2/d; the sum gains one term, at most 1, and by interlacing nothing else.
    """
    n, d = let(sizes(1, 5)), let(sizes(2, 6))
    p = let(sizes(1, d - 1))
    X = let(matrices(n, d))
    sigma, r2 = let(reals(1 / 64, 1)), let(reals(1 / 4, 4))
    factor = let(choices([1, 1, 2, 2**-4, 2**-8]))
    before, after = (risk(fit, X[:, :k], d, factor, r2, sigma) for k in (p, p + 1))
    return dict(factor=factor, before=before, after=after)
