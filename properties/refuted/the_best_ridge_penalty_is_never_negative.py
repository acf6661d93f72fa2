"""Practice, and false: a negative ridge penalty can't beat none, least of all with noise."""

import numpy as np
from sympy import Rational

from theorycheck import E, claim, symbol
from theorycheck.strategies import matrices, reals

total = symbol("total", "smallest squared norm of an example", positive=True)
penalized = symbol("penalized", "risk with a negative penalty", nonnegative=True)
plain = symbol("plain", "risk of the minimum-norm interpolator", nonnegative=True)
shrunk = symbol("shrunk", "how much the penalty takes off", nonnegative=True)

SPIKE = 64  # the first variance


@claim(
    source="practice: penalties are searched from 0 on, and scikit-learn's Ridge takes no other",
    refuted_by="Kobak, Lomond & Sanchez 2020; Tsigler & Bartlett 2023",
    assume=[total >= shrunk + Rational(1, 64)],
    then=E(penalized) >= E(plain),
    witness=dict(X=np.array([[1.0, 1.0], [0.5, 1.0]]), sigma=0.25, shrunk=0.25),
)
def the_best_ridge_penalty_is_never_negative(let):
    """With noisy labels, ridge regression with a penalty below zero has at least the mean risk of
    the minimum-norm interpolator, whatever the covariance of the inputs.

    Two features, of variances 64 and 1, one example, drawn from two and their mirror images; the
    signal lies along the first.
    """
    X, sigma = let(matrices(2, 2, -4, 4)), let(reals(1 / 16, 1))
    shrunk = let(reals(0, 1))
    signs = np.array([[1, 1], [1, -1], [-1, 1], [-1, -1]])
    x = (X[:, None] * signs).reshape(8, 2)
    signal, covariance = np.array([1, 0]), np.array([SPIKE, 1])
    square = np.sum(x * x, axis=1)

    def risk(penalty):
        left = np.where(square + penalty > 0, square + penalty, 1)[:, None]
        bias, noise = x * x[:, :1] / left - signal, sigma * x / left
        return np.sum(covariance * (bias**2 + noise**2), axis=1)

    weights = (1 + 0 * square) / 8
    return dict(
        total=np.min(square), shrunk=shrunk, plain=risk(0), penalized=risk(-shrunk), weights=weights
    )
