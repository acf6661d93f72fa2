"""Bousquet and Elisseeff: stability bounds the gap with high probability, if it decays with n."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.learning import binomial
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import log_reals, probabilities, reals
from theorycheck.strategies.memorizers import memorizers

stability = symbol("stability", "most that removing one example changes any loss", nonnegative=True)


@claim(
    source="Bousquet & Elisseeff 2002, Theorem 12",
    then=P(gap <= 2 * stability + (4 * n * stability + 1) * sqrt(log(1 / delta) / (2 * n)))
    >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def stability_high_probability(let):
    """With probability 1 - delta, the true risk exceeds the empirical risk by at most
    2 stability + (4 n stability + 1) sqrt(log(1/delta)/(2n)), for losses in [0, 1].

    Of a learner that predicts a bit by a shrunk mean and knows by heart, at a weight, which atoms
    it saw. None that was found needs the 4 n: Bousquet, Klochkov & Zhivotovskiy 2020 do with less.
    """
    seen = let(memorizers(n=(2, 60), doublings=(1, 12)))
    n, share, heart = seen.n, let(probabilities()), let(reals(0, 1))
    penalty = let(log_reals(1 / 16, 2**20))  # of the prediction ones/(n + penalty) of a bit
    delta = let(probabilities())
    ones = np.arange(n + 1)
    fit, without = ones / (n + penalty), np.arange(n) / (n - 1 + penalty)
    moved = max(np.max(np.abs(fit[:-1] - without)), np.max(np.abs(fit[1:] - without)))
    bits = (n * share - ones) / n * (1 - 2 * fit)
    gap = (1 - heart) * bits[:, None] + heart * seen.risk
    return dict(
        n=n,
        delta=delta,
        stability=heart + (1 - heart) * moved,
        gap=gap.ravel(),
        weights=(binomial(n, share)[:, None] * seen.weights).ravel(),
    )
