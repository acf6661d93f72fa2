"""Ridge regression in high dimension: its risk is predicted by the Marchenko-Pastur law."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, reals

off = symbol("off", "distance of the excess risk, given the design, to its limit", nonnegative=True)


def limiting_risk(ratio, lam, r2, sigma):
    """Give r2 lam^2 m'(-lam) + sigma^2 ratio (m - lam m'), m the Stieltjes transform at -lam."""
    b = 1 - ratio + lam
    root = np.sqrt(b**2 + 4 * ratio * lam)
    m = (root - b) / (2 * ratio * lam)
    slope = m / lam - ((b + 2 * ratio) / root - 1) / (2 * ratio * lam)  # m'(-lam)
    return r2 * lam**2 * slope + sigma**2 * ratio * (m - lam * slope)


@claim(
    source="Hastie, Montanari, Rosset & Tibshirani 2022; Dobriban & Wager 2018",
    then=rate(E(off), n, start=4, slack=Rational(1, 4)) <= -Rational(9, 10),
)
def ridge_risk_follows_marchenko_pastur(let, rng, trials, *, limit=limiting_risk):
    """With p/n fixed, ridge regression's risk on a Gaussian design differs from a formula in
    the Stieltjes transform of the Marchenko-Pastur law by an amount that falls like 1/n.

    Averaged by hand over coefficients with mean squared norm r^2 and over the noise.
    """
    few, many = let(choices([(1, 2), (1, 1), (2, 1)]))
    lam, r2, sigma = let(log_reals(1 / 16, 4)), let(reals(0, 2)), let(reals(1 / 4, 1))
    sizes, distances = np.array([4, 8, 16]), []
    for size in sizes:
        p = size * few // many
        s = (
            np.linalg.svd(gaussian_design(rng, size, p, trials=trials), compute_uv=False) ** 2
            / size
        )
        bias = r2 * (np.sum(lam**2 / (s + lam) ** 2, axis=-1) + max(p - size, 0)) / p
        variance = sigma**2 * np.sum(s / (s + lam) ** 2, axis=-1) / size
        distances.append(abs(bias + variance - limit(few / many, lam, r2, sigma)))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
