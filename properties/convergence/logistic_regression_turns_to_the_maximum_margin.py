"""Gradient descent on the logistic loss of separable data: its direction, at a rate 1/log t."""

import numpy as np
from sympy import Rational, log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
spread = symbol("spread", "distance of the support vectors from its direction", positive=True)
sine = symbol("sine", "sine of the angle between w_t and that direction", at_most=1)
progress = eta * margin**2 * t / n
missed = log(2**n - 1) + Rational(3, 8) * eta * n


@claim(
    source="derived here, with constants; the rate is Soudry et al. 2018, Theorem 3",
    assume=[eta <= 1, progress >= n + 4],
    then=sine <= margin * missed / (spread * log((progress - n) / 2)),
    regime=[n <= 2, progress >= 24, spread >= margin],
)
def logistic_regression_turns_to_the_maximum_margin(let, *, descend=gradient_descent):
    """With support vectors on all sides, w_t / |w_t| turns to the direction of the largest margin
    at least like 1 / log t, for n >= 2 points in the unit ball.

    Let s be the sum of the losses and E = exp(s) - 1. As 1 - exp(-s) is at most the sum of the
    slopes, -log E gains margin times the length of each step, but for 3 eta n / 8 in all, and
    1/E + log(1/E) gains at least 7 eta margin^2 / (8 n) a step; no margin is below -log E, and a
    support vector on the far side misses spread times the sine.
    """
    data = let(
        separable_data(dim=(2, 2, 2, 3), more=1, margin=3 / 8, spread=1 / 2, surrounded=True)
    )
    eta = let(reals(1 / 2, 1))
    z, times = data.points, np.array([128, 400])
    path = descend(lambda w: -(1 / (1 + np.exp(z @ w))) @ z / len(z), 0 * z[0], eta, steps=400)
    sine = np.sqrt(np.sum(path[times, 1:] ** 2, axis=1) / np.sum(path[times] ** 2, axis=1))
    return dict(margin=data.margin, spread=data.spread, eta=eta, n=len(z), t=times, sine=sine)
