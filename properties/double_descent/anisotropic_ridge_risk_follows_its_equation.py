"""Ridge regression on features of unequal variance: its risk follows from one scalar equation."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, rate, symbol
from theorycheck.learning import effective_penalty, gaussian_design, power_law, two_level
from theorycheck.notation import n
from theorycheck.strategies import choices, log_reals, reals

off = symbol("off", "distance of the excess risk, given the design, to its prediction")


def predicted_risk(s, signal, n, lam, sigma):
    """Give the excess risk that the claim's equation predicts, k being the effective penalty."""
    k = effective_penalty(s, n, lam)
    df2 = np.sum(s**2 / (s + k) ** 2)
    bias = k**2 * np.sum(s * signal / (s + k) ** 2)
    return (bias + sigma**2) / (1 - df2 / n) - sigma**2


def spread_signal(s, share):
    """Give squared coefficients of order 1/p, with a share that does not follow the variances."""
    return (share + (1 - share) * s) / len(s)


@claim(
    source="Hastie, Montanari, Rosset & Tibshirani 2022; Dobriban & Wager 2018; Simon et al. 2023",
    then=rate(E(off), n, start=4, slack=Rational(1, 2)) <= -Rational(9, 10),
)
def anisotropic_ridge_risk_follows_its_equation(let, rng, trials, *, predict=predicted_risk):
    """On Gaussian features of variances s_i <= 1, p/n and lam/n fixed, with coefficients spread
    evenly, b_i^2 <= 1/p, ridge regression's excess risk, averaged over noise and signs, is within
    O(1/n) of (k^2 sum s_i b_i^2/(s_i + k)^2 + sigma^2)/(1 - df2/n) - sigma^2, where n - lam/k = sum
    s_i/(s_i + k) and df2 = sum s_i^2/(s_i + k)^2.

    Of a signal on one coordinate it is within O(1/sqrt(n)) only.
    """
    ratio = let(choices([1 / 2, 1, 2]))
    slope, spikes = let(choices([0, 1])), let(choices([0, 1 / 4]))
    decay, share = let(reals(1 / 4, 1)), let(reals(0, 1))
    penalty, sigma = let(log_reals(1 / 16, 4)), let(reals(1 / 4, 1))
    sizes, distances = np.array([4, 8, 16]), []
    for size in sizes:
        p, lam = int(size * ratio), penalty * size
        s = power_law(p, slope * decay) if slope else two_level(p, max(1, int(p * spikes)), decay)
        signal = spread_signal(s, share)
        X = gaussian_design(rng, size, p, trials=trials, deviations=np.sqrt(s))
        A = np.linalg.inv(X.mT @ X + lam * np.eye(p))
        bias = lam**2 * np.einsum("tij,i,tij,j->t", A, s, A, signal, optimize=True)
        fitted = A - lam * A @ A
        risk = bias + sigma**2 * np.einsum("i,tii->t", s, fitted)
        distances.append(abs(risk - predict(s, signal, size, lam, sigma)))
    return dict(n=sizes, off=np.stack(distances, axis=-1))
