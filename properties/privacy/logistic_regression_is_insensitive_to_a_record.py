"""A private classifier in one step: what one record can do to penalized logistic regression."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.learning import logistic_regression
from theorycheck.notation import lam, n
from theorycheck.strategies import log_reals, matrices, sizes, vectors

moved = symbol("moved", "distance between the minimizers on neighbouring data", nonnegative=True)
radius = symbol("radius", "largest norm of an input", nonnegative=True)


@claim(
    source="Chaudhuri, Monteleoni & Sarwate 2011, Corollary 8, for inputs of norm 1",
    assume=[radius >= Rational(1, 2**6)],
    then=moved <= 2 * radius / (lam * n),
)
def logistic_regression_is_insensitive_to_a_record(let, *, fit=logistic_regression):
    """Replacing one of n records moves the minimizer of the mean logistic loss plus lam |w|^2/2 by
    at most 2 radius/(lam n), the inputs having norm `radius` at most.

    Newton's method stops at a small gradient: decided in float64.
    """
    n, p = let(sizes(1, 20)), let(sizes(1, 6))
    X, x = let(matrices(n, p, -4, 4)), let(vectors(p, -4, 4))
    y = np.where(let(vectors(n)) >= 0, 1, -1)
    lam, turned = let(log_reals(1 / 8, 8)), let(sizes(0, 1))
    Z, z = np.concatenate([X[:-1], x[None]]), np.append(y[:-1], y[-1] * (1 - 2 * turned))
    moved = np.sqrt(np.sum((fit(X, y, penalty=lam) - fit(Z, z, penalty=lam)) ** 2))
    radius = np.sqrt(np.max(np.sum(np.concatenate([X, x[None]]) ** 2, axis=1)))
    return dict(n=n, lam=lam, radius=radius, moved=moved)
