"""Optimal ridge regression in closed form: its average risk on any design is one trace."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.arithmetic.linear_algebra import inverse, trace
from theorycheck.learning import ridge
from theorycheck.notation import sigma
from theorycheck.strategies import matrices, reals, sizes

risk = symbol("risk", "excess risk, averaged over coefficients and noise", nonnegative=True)
total = symbol("total", "trace of (X'X + d sigma^2/r^2 I)^-1", nonnegative=True)


@claim(
    source="Dobriban & Wager 2018; for every design: Nakkiran et al. 2021, Lemma 2",
    then=Eq(risk, sigma**2 * total),
)
def optimal_ridge_risk_is_a_trace(let, *, fit=ridge):
    """With the optimal penalty d sigma^2/r^2, bias and variance of ridge regression, averaged over
    coefficients of mean squared norm r^2, add up to sigma^2 tr (X'X + penalty I)^-1.
    """
    n, d = let(sizes(0, 6)), let(sizes(1, 6))
    X = let(matrices(n, d))
    sigma, r2 = let(reals(1 / 4, 1)), let(reals(1 / 4, 1))
    penalty = d * sigma**2 / r2
    A = inverse(X.T @ X + penalty * np.eye(d, dtype=int))
    signals = np.eye(d, dtype=int)  # one coefficient each, then one label of noise each
    bias = np.sum((fit(X, signals @ X.T, penalty) - signals) ** 2) * r2 / d
    variance = sigma**2 * np.sum(fit(X, np.eye(n, dtype=int), penalty) ** 2)
    return dict(sigma=sigma, risk=bias + variance, total=trace(A))
