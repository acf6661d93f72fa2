"""A fixed penalty makes the double-descent peak finite: ridge risk is bounded on every design."""

import numpy as np
from sympy import Min

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import inverse, trace
from theorycheck.learning import ridge
from theorycheck.notation import lam, n, p, sigma
from theorycheck.strategies import matrices, reals, sizes, vectors

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
    n, p = let(sizes(1, 4)), let(sizes(1, 4))
    X = let(matrices(n, p))
    b = let(vectors(p)) * let(sizes(0, 1))
    lam, sigma = let(reals(1 / 4, 1)), let(reals(0, 1))
    bias = fit(X, X @ b, lam) - b
    A = inverse(X.T @ X + lam * np.eye(p, dtype=int))
    risk = np.sum(bias**2) + sigma**2 * trace(A @ X.T @ X @ A)
    return dict(n=n, p=p, lam=lam, sigma=sigma, b2=np.sum(b**2), risk=risk)
