"""The chance that gradient descent from a random start is still near a strict saddle."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_reals, reals, sizes

y_T = symbol("y_T", "where T steps lead from the start y_0 = r (1 + eta (1 - r^2))^-T", real=True)
r = symbol("r", "radius of the neighbourhood of the saddle", positive=True)


@claim(
    source="derived here, quantitatively; almost surely: Lee, Simchowitz, Jordan & Recht 2016",
    assume=[eta <= Rational(1, 2)],
    then=y_T >= r,
    sharp=True,
)
def gradient_descent_leaves_a_saddle_fast(let, *, descend=gradient_descent):
    """With y_0 uniform on [-1, 1], P(|y_T| < r) <= r (1 + eta (1 - r^2))^-T near the saddle.

    The function is x^2/2 + y^4/4 - y^2/2. The steps are increasing maps of y_0, so this
    says that y_T >= r from that very start.
    """
    r = let(log_reals(1 / 256, 1))
    eta = let(reals(1 / 64, 1 / 2))
    T = let(sizes(1, 12))
    x = let(reals())
    x_0 = np.array([x, r / (1 + eta * (1 - r**2)) ** T])
    path = descend(lambda x: np.array([x[0], x[1] ** 3 - x[1]]), x_0, eta, steps=T)
    return dict(eta=eta, r=r, y_T=path[-1, 1])
