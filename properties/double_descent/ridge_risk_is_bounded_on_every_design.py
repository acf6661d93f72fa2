"""A fixed penalty makes the double-descent peak finite: ridge risk is bounded on every design."""

import numpy as np
from sympy import Min

from theorycheck import claim, symbol
from theorycheck.learning import ridge
from theorycheck.notation import lam, n, p, sigma
from theorycheck.strategies import log_reals, matrices, reals, sizes, vectors

b2 = symbol("b2", "squared norm of the true coefficients", nonnegative=True)
risk = symbol("risk", "excess risk, averaged over the noise", nonnegative=True)


@claim(
    source="derived here: lam^2/(s+lam)^2 <= 1 and s/(s+lam)^2 <= 1/(4 lam)",
    then=risk <= b2 + sigma**2 * Min(n, p) / (4 * lam),
    sharp=True,
)
def ridge_risk_is_bounded_on_every_design(let, *, fit=ridge):
    """On every design, p = n included, ridge regression with penalty lam has excess risk at
    most |b|^2 + sigma^2 min(n, p) / (4 lam), under isotropic inputs.

    A ceiling, not a flat curve: a small penalty leaves a peak at p = n under it.
    """
    n, p = let(sizes(1, 5)), let(sizes(1, 5))
    X = let(matrices(n, p))
    b = let(vectors(p)) * let(sizes(0, 1))
    lam, sigma = let(log_reals(1 / 64, 4)), let(reals(0, 1))
    bias = fit(X, X @ b, lam) - b
    to_each_label = fit(X, np.eye(n, dtype=int), lam)
    risk = np.sum(bias**2) + sigma**2 * np.sum(to_each_label**2)
    return dict(n=n, p=p, lam=lam, sigma=sigma, b2=np.sum(b**2), risk=risk)
