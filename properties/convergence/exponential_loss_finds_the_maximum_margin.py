"""Gradient descent on the exponential loss of separable data: its direction, at a rate 1/log t."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
missing = symbol("missing", "largest margin minus that of the direction of w_t", real=True)


@claim(
    source="derived here, with constants; the rate is Soudry et al. 2018, Theorems 3 and 5",
    assume=[eta <= 1],
    then=missing <= (log(n) + eta / (2 - eta)) / log(1 + eta * margin**2 * (1 - eta / 2) * t),
)
def exponential_loss_finds_the_maximum_margin(let, *, descend=gradient_descent):
    """The margin of w_t / |w_t| approaches the largest one at least like 1 / log t."""
    data = let(separable_data(dim=(2, 3, 20), crowd=44))
    eta = let(log_reals(1 / 16, 1))
    z, times = data.points, np.array([1, 5, 20, 60, 200])
    path = descend(lambda w: -np.exp(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=200)[times]
    reached = np.min(path @ z.T, axis=1) / np.sqrt(np.sum(path**2, axis=1))
    return dict(margin=data.margin, eta=eta, n=len(z), t=times, missing=data.margin - reached)
