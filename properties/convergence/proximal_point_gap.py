"""The proximal point method on a convex function: the exact gap, whatever the steps."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import R
from theorycheck.optimization import proximal_point
from theorycheck.strategies import log_sizes, vectors
from theorycheck.strategies.arrays import points
from theorycheck.strategies.proximable import proximable_functions

s_t = symbol("s_t", "sum of the first t step sizes", positive=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, SIAM J. Optimization 27, Theorem 4.1",
    then=f_t <= R**2 / (4 * s_t),
    sharp=True,
)
def proximal_point_gap(let, *, descend=proximal_point):
    """With any step sizes, the gap is at most R^2 over four times their sum: a norm attains it."""
    f = let(proximable_functions())
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 50))
    etas = np.resize(let(vectors(min(T, 4), 1 / 16, 4)), T)
    path = descend(f.proximal, x_0, etas, steps=T)[1:]
    return dict(s_t=np.cumsum(etas), R=norm(x_0 - f.argmin), f_t=f(path))
