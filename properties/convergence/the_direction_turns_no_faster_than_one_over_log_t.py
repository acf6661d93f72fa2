"""Gradient descent on the exponential loss: from below, how far its direction is still off."""

import numpy as np
from sympy import exp, log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, sizes

margin = symbol("margin", "largest margin of a unit vector", positive=True)
spread = symbol("spread", "distance of the support vectors from its direction", positive=True)
tangent = symbol("tangent", "tangent of the angle between w_t and that direction", real=True)


@claim(
    source="derived here; the rate is Soudry et al. 2018, Theorem 3",
    assume=[eta <= 1, n >= 3],
    then=tangent >= eta * margin * spread * (1 - 2 / n) / log(1 + (exp(eta * margin**2) - 1) * t),
    regime=[t >= 10],
)
def the_direction_turns_no_faster_than_one_over_log_t(let, *, descend=gradient_descent):
    """On one point (margin, spread) and n - 1 points (margin, -spread) of the unit disk, w_t is off
    the direction of the largest margin by a multiple of 1 / log t, for ever.

    The second coordinate only moves away from 0, and the first is at most
    log(1 + (exp(eta margin^2) - 1) t) / margin.
    """
    margin = let(reals(1 / 16, 3 / 4))
    spread = let(reals(1 / 16, 5 / 8))
    n = let(sizes(3, 40))
    eta = let(reals(1 / 16, 1))
    z = np.array([[margin, spread], [margin, -spread]])
    counts = np.array([1, n - 1])
    times = np.array([2, 5, 10, 20, 40])
    path = descend(lambda w: -(counts * np.exp(-z @ w)) @ z / n, 0 * z[0], eta, steps=40)[times]
    tangent = -path[:, 1] / path[:, 0]
    return dict(margin=margin, spread=spread, n=n, eta=eta, t=times, tangent=tangent)
