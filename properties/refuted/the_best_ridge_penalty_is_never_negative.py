"""Believed, and false: a negative ridge penalty can't beat none, least of all with noise."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.strategies import reals

total = symbol("total", "squared norm of the one example", positive=True)
penalized = symbol("penalized", "risk with a negative penalty", nonnegative=True)
plain = symbol("plain", "risk of the minimum-norm interpolator", nonnegative=True)
shrunk = symbol("shrunk", "how much the penalty takes off", nonnegative=True)

SPIKE = 64  # the first variance


@claim(
    refuted_by="Kobak, Lomond & Sanchez 2020; Tsigler & Bartlett 2023",
    assume=[total >= shrunk + Rational(1, 64)],
    then=penalized >= plain,
)
def the_best_ridge_penalty_is_never_negative(let):
    """With noisy labels, ridge regression with a penalty below zero has at least the risk of
    the minimum-norm interpolator, whatever the covariance of the inputs.

    Two features, of variances 64 and 1, one example; the signal lies along the first.
    """
    x, sigma = np.array([let(reals(-4, 4)), let(reals(-4, 4))]), let(reals(1 / 16, 1))
    shrunk = let(reals(0, 1))
    signal, covariance = np.array([1, 0]), np.array([SPIKE, 1])
    total = x @ x

    def risk(penalty):
        bias = x * x[0] / (total + penalty) - signal
        return np.sum(covariance * (bias**2 + sigma**2 * (x / (total + penalty)) ** 2))

    plain, penalized = (risk(-s) if total >= s + 1 / 64 else 1 for s in (0, shrunk))
    return dict(total=total, shrunk=shrunk, plain=plain, penalized=penalized)
