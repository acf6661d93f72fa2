"""Nonparametric regression: with n^(1/3) bins, a Lipschitz curve is learned at rate n^(-2/3)."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.notation import n, sigma
from theorycheck.strategies import reals, sizes, vectors
from theorycheck.strategies.noises import noises

mse = symbol("mse", "mean square error of the fit at the n inputs", nonnegative=True)
slope = symbol("slope", "Lipschitz constant of the curve", nonnegative=True)


def regressogram(y, bins):
    """Means of y (..., n) over equal bins in order, at every input."""
    means = np.mean(y.reshape(*y.shape[:-1], bins, -1), axis=-1)
    return np.repeat(means, y.shape[-1] // bins, axis=-1)


@claim(
    source="derived here, after Gyorfi, Kohler, Krzyzak & Walk 2002, Theorem 4.3",
    then=E(mse) <= (sigma**2 + slope**2 / 12) * n ** Rational(-2, 3),
    sharp=True,
)
def nonparametric_rate(let, *, fit=regressogram):
    """Averaging noisy values of a Lipschitz curve at n equal steps over n^(1/3) bins has a mean
    square error of at most (sigma^2 + slope^2/12) n^(-2/3) on average.

    A curve varies in a bin by at most its squared slope times the variance of the inputs there.
    """
    bins = let(sizes(1, 5))
    steps = let(vectors(12))  # of the curve, up or down
    sigma = let(reals(0, 2))
    n = bins**3
    noise = let(noises(n))
    rise = np.minimum(np.maximum(12 * np.arange(n)[:, None] - n * np.arange(12), 0), n)
    curve = rise @ steps / n
    mse = np.mean((fit(curve + sigma * noise.values, bins) - curve) ** 2, axis=-1)
    slope = np.max(np.abs(steps)) * 12
    return dict(n=n, sigma=sigma, slope=slope, mse=mse, weights=noise.weights)
