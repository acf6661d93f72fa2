"""Anderson acceleration of gradient descent on a strongly convex function of one variable."""

import numpy as np
from sympy import Rational

from theorycheck import claim, symbol
from theorycheck.strategies import vectors

d_0 = symbol("d_0", "larger distance of the two starts to the minimizer", nonnegative=True)
d_T = symbol("d_T", "distance to the minimizer after 40 steps", nonnegative=True)


def slope(x):
    """Return f' of a function with minimizer 0, curvature 6 on [-1, 1] and 1 outside."""
    return x + 5 * np.maximum(np.minimum(x, 1), -1)


@claim(
    source="local convergence (Toth & Kelley 2015), read globally",
    then=d_T <= Rational(1, 10) * d_0,
    witness=dict(starts=np.array([1.0, -4.0])),
    refuted_by="the cycle 5, 5 (sqrt 5 - 2), ... of this catalogue; Mai & Johansson 2020",
)
def anderson_acceleration_converges_globally(let):
    """With memory one, which in one variable is the secant method, 40 steps bring the iterates ten
    times nearer to the minimizer.
    """
    starts = let(vectors(2, -8, 8))
    before, now = starts
    for _ in range(40):
        change = slope(now) - slope(before)
        step = slope(now) * (now - before) / np.where(change == 0, 1, change)
        before, now = now, now - step
    return dict(d_0=np.max(np.abs(starts)), d_T=abs(now))
