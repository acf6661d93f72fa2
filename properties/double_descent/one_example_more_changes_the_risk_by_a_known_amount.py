"""More data can hurt: what the next example does to the minimum-norm interpolator, exactly."""

import numpy as np
from sympy import Eq, Rational

from theorycheck import E, claim, symbol
from theorycheck.learning import gaussian_design, least_squares, pseudoinverse_energy
from theorycheck.notation import n, p, sigma
from theorycheck.strategies import log_sizes, reals

r2 = symbol("r2", "squared norm of the true coefficients", nonnegative=True)
change = symbol("change", "risk with n + 1 examples minus risk with n")

gap = p - n - 1
square = (1 + 2 * n / gap + n * (n + 2) / (gap * (gap - 2))) / ((gap - 1) * (gap - 3))


@claim(
    source="Nakkiran 2019, More data can hurt for linear regression; exact form derived here",
    assume=[p >= n + 5],
    then=Eq(
        E(change + r2 / p, variance=sigma**4 * square + 2 * r2**2 / p**2, within=Rational(1, 6)),
        sigma**2 * (p - 1) / (gap * (gap - 1)),
    ),
)
def one_example_more_changes_the_risk_by_a_known_amount(
    let, rng, trials, *, fit=least_squares, energy=pseudoinverse_energy
):
    """With Gaussian inputs and n <= p - 3, one more example changes the mean risk of the
    minimum-norm interpolator by sigma^2 (p-1)/((p-n-1)(p-n-2)) - r^2/p: near n = p it hurts,
    far below it helps.

    Averaged by hand over the noise; the coefficients are normal, of mean squared norm r^2.
    """
    n = let(log_sizes(1, 12))
    p = n + let(log_sizes(5, 12))
    sigma, r2 = let(reals(1 / 2, 1)), let(reals(0, 1 / 2))
    X = gaussian_design(rng, n + 1, p, trials=trials)
    b = np.sqrt(r2 / p) * rng.standard_normal((trials, p))
    fewer, more = (
        np.sum((fit(A, np.matvec(A, b)) - b) ** 2, axis=-1) + sigma**2 * energy(A)
        for A in (X[:, :n], X)
    )
    return dict(n=n, p=p, sigma=sigma, r2=r2, change=more - fewer)
