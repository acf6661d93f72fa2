"""Gradient descent on the exponential loss: the missing margin, from the norm of the weights."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import eta, n
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals
from theorycheck.strategies.separable import separable_data

size = symbol("size", "norm of the weights after t steps", positive=True)
missing = symbol("missing", "largest margin minus that of the direction of w_t", real=True)


@claim(
    source="derived here; compare Ji & Telgarsky 2018",
    assume=[eta <= 1],
    then=missing <= (log(n) + eta / (2 - eta)) / size,
)
def the_margin_error_falls_with_the_norm(let, *, descend=gradient_descent):
    """Of n points in the unit ball, (log n + eta/(2 - eta)) / |w_t| of margin may be missing."""
    data = let(separable_data(dim=(2, 3, 20), crowd=44))
    eta = let(log_reals(1 / 16, 1))
    z, times = data.points, np.array([1, 5, 20, 60, 200])
    path = descend(lambda w: -np.exp(-(z @ w)) @ z / len(z), 0 * z[0], eta, steps=200)[times]
    size = np.sqrt(np.sum(path**2, axis=1))
    missing = data.margin - np.min(path @ z.T, axis=1) / size
    return dict(eta=eta, n=len(z), size=size, missing=missing)
