"""The minimum-norm interpolator explodes at p = n and shrinks beyond: its exact mean norm."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design, least_squares
from theorycheck.notation import n, p, sigma
from theorycheck.strategies import choices, log_sizes, reals

b_in = symbol("b_in", "squared norm of the true coefficients", nonnegative=True)
norm2 = symbol("norm2", "squared norm of the fitted coefficients", nonnegative=True)

spread = sigma**4 * (n * (n + 2) / ((p - n - 1) * (p - n - 3)) - (n / (p - n - 1)) ** 2)
shift = b_in**2 * 2 * n * (p - n) / (p**2 * (p + 2))
cross = 4 * sigma**2 * b_in * n / (p * (p - n - 1))


@claim(
    source="derived here, with the inverse Wishart trace of Belkin, Hsu & Xu 2020",
    assume=[p >= n + 4],
    then=Eq(
        E(norm2, variance=spread + shift + cross, within=Rational(1, 8)),
        b_in * n / p + sigma**2 * n / (p - n - 1),
    ),
)
def norm_of_the_interpolator_is_known_exactly(let, rng, trials, *, fit=least_squares):
    """With Gaussian inputs and p >= n + 2 features, the minimum-norm interpolator has mean
    squared norm b_in n/p + sigma^2 n/(p-n-1): more features mean a smaller interpolator.

    Asked from p = n + 4 on, where the squared norm has a variance too.
    """
    n = let(log_sizes(1, 12))
    p = n + let(choices([4, 4, 8, 24]))
    b_in, sigma = let(reals(0, 2)), let(reals(1 / 8, 1))
    X = gaussian_design(rng, n, p, trials=trials)
    y = X @ np.full(p, np.sqrt(b_in / p)) + sigma * rng.standard_normal((trials, n))
    return dict(n=n, p=p, sigma=sigma, b_in=b_in, norm2=np.sum(fit(X, y) ** 2, axis=-1))
