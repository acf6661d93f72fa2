"""Gradient descent on the exponential loss, every step as long: the margin of its direction."""

import numpy as np
from numpy.linalg import norm
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import choices, log_reals
from theorycheck.strategies.separable import separable_data

margin = symbol("margin", "largest margin of a unit vector", positive=True)
missing = symbol("missing", "largest margin minus that of the direction of w_t", real=True)


@claim(
    source="derived here, as for boosting (Telgarsky 2013); compare Nacson et al. 2019 and Ji & "
    "Telgarsky 2021, whose steps change with t",
    assume=[eta * t * (margin - eta / 2) >= log(n)],
    then=missing <= eta / 2 + log(n) / (eta * t),
)
def normalized_gradient_descent_finds_the_largest_margin(let, *, descend=gradient_descent):
    """From 0, on points in the unit ball, t steps of length eta along the gradient leave at most
    eta/2 + log(n)/(eta t) of the margin: sqrt(2 log(n)/t) at best, in the place of 1/log(t).

    By Hoeffding's lemma the logarithm of the loss falls by eta margin - eta^2/2 at every step.
    """
    data = let(separable_data(dim=(2, 3, 20), crowd=14, margin=1 / 4))
    eta = let(log_reals(1 / 16, 1 / 4))
    steps = let(choices((60, 160)))
    z = data.points

    def direction(w):
        slope = -np.exp(-(z @ w)) @ z
        return slope / norm(slope)

    w = descend(direction, 0 * z[0], eta, steps=steps)[-1]
    missing = data.margin - np.min(z @ w) / norm(w)
    return dict(margin=data.margin, eta=eta, n=len(z), t=steps, missing=missing)
