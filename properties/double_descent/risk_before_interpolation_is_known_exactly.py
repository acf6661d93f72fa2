"""Double descent, left of the peak: the exact risk of least squares on some of the features."""

import numpy as np
from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design, least_squares
from theorycheck.notation import n, p, sigma
from theorycheck.strategies import log_sizes, reals

b_out = symbol("b_out", "squared norm of the coefficients of the rest", nonnegative=True)
risk = symbol("risk", "mean squared error at a new input, given the fit", nonnegative=True)

noise = sigma**2 + b_out
spread = noise**2 * (p * (p + 2) / ((n - p - 1) * (n - p - 3)) - (p / (n - p - 1)) ** 2)


@claim(
    source="Belkin, Hsu & Xu 2020, Two models of double descent for weak features, Theorem 1",
    assume=[p <= n - 4],
    then=Eq(E(risk, variance=spread), noise * (1 + p / (n - p - 1))),
)
def risk_before_interpolation_is_known_exactly(let, rng, trials, *, fit=least_squares):
    """With Gaussian inputs and p <= n - 2 of the features, least squares has mean squared error
    (sigma^2 + b_out)(1 + p/(n-p-1)): what the omitted features explain acts as noise.

    Asked up to p = n - 4, where the risk has a variance too: that of a ratio of chi-squares.
    """
    p = let(log_sizes(1, 12))
    n = p + let(log_sizes(4, 24))
    b_in, b_out, sigma = let(reals(0, 2)), let(reals(0, 2)), let(reals(1 / 8, 1))
    X = gaussian_design(rng, n, p, trials=trials)
    omitted, noise = rng.standard_normal((2, trials, n))
    coefficients = np.full(p, np.sqrt(b_in / p))
    y = X @ coefficients + np.sqrt(b_out) * omitted + sigma * noise
    error = fit(X, y) - coefficients
    risk = sigma**2 + b_out + np.sum(error**2, axis=-1)
    return dict(n=n, p=p, sigma=sigma, b_out=b_out, risk=risk)
