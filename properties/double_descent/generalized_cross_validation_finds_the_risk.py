"""The training error tells the test error: corrected by what the fit can adapt to."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import gaussian_design, hat_matrix, power_law, two_level
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, reals

off = symbol("off", "distance of the corrected training error to the test error, given the design")


def spread_signal(s, share):
    """Give squared coefficients of order 1/p, with a share that does not follow the variances."""
    return (share + (1 - share) * s) / len(s)


@claim(
    source="Craven & Wahba 1979 (the estimate); Hastie et al. 2022, section 7 (its limit)",
    then=rate(E(off), n, start=4, slack=Rational(1, 2)) <= -Rational(9, 10),
)
def generalized_cross_validation_finds_the_risk(let, rng, trials, *, hat=hat_matrix):
    """On Gaussian features of variances s_i <= 1, p/n and lam/n fixed, with coefficients spread
    evenly, b_i^2 <= 1/p, ridge regression's mean squared training error over (1 - tr H/n)^2, H the
    matrix of its fit, differs from its test error by O(1/n).

    Averaged by hand over noise and signs of the coefficients. Of a signal on one coordinate the
    difference is O(1/sqrt(n)) only.
    """
    ratio = let(choices([1 / 2, 1, 2]))
    slope, decay, share = let(choices([0, 1])), let(reals(1 / 4, 1)), let(reals(0, 1))
    penalty, sigma = let(log_reals(1 / 8, 4)), let(reals(1 / 4, 1))
    sizes, distances = np.array([4, 8, 16]), []
    for size in sizes:
        p, lam = int(size * ratio), penalty * size
        s = power_law(p, slope * decay) if slope else two_level(p, max(1, p // 4), decay)
        signal = spread_signal(s, share)
        X = gaussian_design(rng, size, p, trials=trials, deviations=np.sqrt(s))
        A = np.linalg.inv(X.mT @ X + lam * np.eye(p))
        bias = lam**2 * np.einsum("tij,i,tij,j->t", A, s, A, signal, optimize=True)
        risk = bias + sigma**2 * (1 + np.einsum("i,tii->t", s, A - lam * A @ A))
        left = np.eye(size) - hat(X, lam)
        missed = np.sum((left @ X) ** 2 * signal, axis=(1, 2)) + sigma**2 * np.sum(left**2, (1, 2))
        freedom = np.trace(left, axis1=1, axis2=2) / size
        distances.append(abs(missed / size / freedom**2 - risk))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
