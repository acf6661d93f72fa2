"""Gradient descent on the logistic loss of separable data: its direction, at a rate 1/log t."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.networks.losses import sigmoid
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, reals, vectors
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
spread = symbol("spread", "distance of the support vectors from its direction", positive=True)
sine = symbol("sine", "sine of the angle between w_t and that direction", at_most=1)
size_0 = symbol("size_0", "length of the first weights w_0", nonnegative=True)
s_0 = symbol("s_0", "sum of the losses at w_0", positive=True)
E_0 = symbol("E_0", "exp(s_0) - 1", positive=True)
progress = 1 / E_0 - log(E_0) + 7 * eta * margin**2 * t / (8 * n)
missed = margin * size_0 + log(E_0) + eta * s_0 * (n + 6) / (7 * n)


@claim(
    source="derived here, with constants; the rate is Soudry et al. 2018, Theorem 3",
    assume=[eta <= 1, s_0 <= n * log(2), progress >= 4],
    then=sine <= margin * missed / (spread * log(progress - log(progress))),
    regime=[7 * eta * margin**2 * t * E_0 >= 8 * n],
)
def logistic_regression_turns_to_the_maximum_margin(let, *, descend=gradient_descent):
    """With support vectors on all sides, w_t / |w_t| turns to the direction of the largest margin
    at least like 1 / log t, for points in the unit ball and from any start where the loss is at
    most log 2, such as 0.

    Let s be the sum of the losses and E = exp(s) - 1. As 1 - exp(-s) is at most the sum of the
    slopes, -log E gains margin times the length of each step, but for eta s_0 (n + 6)/(7 n) in all,
    and 1/E - log E gains at least 7 eta margin^2 / (8 n) a step; no margin is below -log E, and a
    support vector on the far side misses spread times the sine.
    """
    data = let(
        separable_data(dim=(2, 2, 2, 3), more=4, margin=3 / 8, spread=1 / 4, surrounded=True)
    )
    eta = let(reals(1 / 4, 1))
    z, times = data.points, np.array([32, 128])
    along, across = let(log_reals(1 / 8, 16)) - 1 / 8, let(vectors(z.shape[1] - 1))
    w_0 = np.append(along, across)
    path = descend(lambda w: -sigmoid(-(z @ w)) @ z / len(z), w_0, eta, steps=128)
    sine = np.sqrt(np.sum(path[times, 1:] ** 2, axis=1) / np.sum(path[times] ** 2, axis=1))
    E_0 = np.prod(1 + np.exp(-(z @ w_0))) - 1
    return dict(
        margin=data.margin,
        spread=data.spread,
        eta=eta,
        n=len(z),
        t=times,
        size_0=np.sqrt(np.sum(w_0**2)),
        s_0=np.log(1 + E_0),
        E_0=E_0,
        sine=sine,
    )
