"""Without a penalty, in high dimension: the interpolator's risk on one design follows a formula."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design
from theorycheck.notation import n
from theorycheck.strategies import choices

off = symbol("off", "distance of the excess risk, given the design, to its limit", nonnegative=True)


def limiting_risk(ratio, r2, sigma):
    """Give the limit of the excess risk for p/n = ratio, at either side of 1."""
    if ratio < 1:
        return sigma**2 * ratio / (1 - ratio)
    return r2 * (1 - 1 / ratio) + sigma**2 / (ratio - 1)


@claim(
    source="Hastie, Montanari, Rosset & Tibshirani 2022, Surprises in ridgeless least squares",
    then=rate(E(off), n, start=16, slack=Rational(1, 4)) <= -Rational(9, 10),
)
def ridgeless_risk_follows_its_limit(let, rng, trials, *, limit=limiting_risk):
    """With p/n = g fixed, minimum-norm least squares on a Gaussian design has an excess risk within
    O(1/n) of sigma^2 g/(1-g) for g < 1, and of r^2 (1 - 1/g) + sigma^2/(g-1) for g > 1.

    Averaged by hand over coefficients with mean squared norm r^2 = 1, which makes the first part of
    the second one exact, and over noise of variance 1/4.
    """
    few, many = let(choices([(1, 4), (1, 2), (2, 1), (4, 1)]))
    sizes, distances = np.array([16, 32, 64]), []
    for size in sizes:
        p = size * few // many
        X = gaussian_design(rng, size, p, trials=trials)
        s = np.linalg.eigvalsh(X.mT @ X if p <= size else X @ X.mT)
        risk = max(p - size, 0) / p + np.sum(1 / s, axis=-1) / 4
        distances.append(abs(risk - limit(few / many, 1, 1 / 2)))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
