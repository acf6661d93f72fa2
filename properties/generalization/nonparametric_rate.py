"""Nonparametric regression: with n^(1/3) bins, a Lipschitz curve is learned at rate n^(-2/3)."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.notation import n, sigma
from theorycheck.strategies import reals, sizes, vectors

mse = symbol("mse", "expected mean square error at the n inputs", nonnegative=True)
slope = symbol("slope", "Lipschitz constant of the curve", nonnegative=True)


@claim(
    source="Gyorfi, Kohler, Krzyzak & Walk 2002, Theorem 4.3, with constants for a fixed design",
    then=mse <= (sigma**2 + slope**2 / 4) * n ** Rational(-2, 3),
)
def nonparametric_rate(let):
    """Averaging noisy values of a Lipschitz curve at n equal steps over n^(1/3) bins has a mean
    square error of at most (sigma^2 + slope^2/4) n^(-2/3).
    """
    bins = let(sizes(1, 5))
    steps = let(vectors(12))  # of the curve, up or down
    sigma = let(reals(0, 2))
    n, size = bins**3, bins**2
    rise = np.minimum(np.maximum(12 * np.arange(n)[:, None] - n * np.arange(12), 0), n)
    curve = (rise @ steps / n).reshape(bins, size)
    spread = np.mean((curve - np.mean(curve, axis=1, keepdims=True)) ** 2)
    slope = np.max(np.abs(steps)) * 12
    return dict(n=n, sigma=sigma, slope=slope, mse=spread + sigma**2 / size)
