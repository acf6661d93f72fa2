"""The proximal point method on a convex function: the exact gap, whatever the step sizes."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import R
from theorycheck.optimization import proximal_point
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.proximal import gauges

f_t = symbol("f_t", "objective above its minimum after the last step", nonnegative=True)
total = symbol("total", "sum of the step sizes", positive=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, SIAM J. Optimization 27, Theorem 4.1",
    then=f_t <= R**2 / (4 * total),
    sharp=True,
)
def proximal_point_gap(let, *, descend=proximal_point):
    """With any step sizes, the gap is at most R^2 over four times their sum: an absolute value's.

    The functions are norms, sums of absolute values and parabolas along turned axes.
    """
    f = let(gauges())
    t = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(f.dim, -2, 2))
    sizes = let(vectors(t, 1 / 16, 2)) * let(reals(1 / 4, 2))
    path = descend(f.proximal, x_0, sizes, steps=t)
    return dict(total=np.sum(sizes), R=norm(x_0 - f.argmin), f_t=f(path[-1]))
