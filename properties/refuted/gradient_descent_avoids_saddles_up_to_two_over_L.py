"""Gradient descent with steps beyond 1/L on a function of one variable with a local maximum."""

import numpy as np
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.notation import L, eta
from theorycheck.optimization import gradient_descent

away = symbol("away", "distance to the strict local maximum 0 after three steps", nonnegative=True)


@claim(
    source="Lee et al. 2016, whose eta < 1/L is over-read; Schaeffer & McCalla 2019 have it for "
    "steps up to 2/L where the Hessian is well-behaved: here 1/eta is its value on an interval",
    assume=[eta * L <= 2],
    then=P(away >= Rational(1, 10)) >= Rational(9, 10),
    refuted_by="this catalogue: [10, 20] is mapped onto the maximum in one step",
)
def gradient_descent_avoids_saddles_up_to_two_over_L(rng, trials, *, descend=gradient_descent):
    """From a start drawn at random from [5, 20], steps of size at most 2/L end away from the local
    maximum, in nine of ten draws.

    f' is -x/10 near 0 and x from 10 on, with a smooth passage; its slope is at most 1.897. The step
    is the one that undoes the slope 1: of the others, almost none has such a set of starts.
    """
    x_0 = 5 + 15 * rng.random(trials)

    def slope(x):
        u = np.maximum(np.minimum((np.abs(x) - 1) / 9, 1), 0)
        s = 3 * u**2 - 2 * u**3
        return x * s - x * (1 - s) / 10

    path = descend(slope, x_0, 1, steps=3)
    return dict(eta=1, L=1.897, away=abs(path[-1]))
