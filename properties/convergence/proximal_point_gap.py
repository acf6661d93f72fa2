"""The proximal point method on a convex function: the exact gap."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import R, eta, t
from theorycheck.optimization import proximal_point, soft_threshold
from theorycheck.strategies import reals, sizes, vectors

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, SIAM J. Optimization 27, Theorem 4.1",
    then=f_t <= R**2 / (4 * eta * t),
    sharp=True,
)
def proximal_point_gap(let, *, descend=proximal_point):
    """With any step size, the gap is at most R^2 / (4 eta t), that of an absolute value."""
    d = let(sizes(1, 3))
    slope = let(reals(0, 2))
    curvature = let(reals(0, 2))
    x_0 = let(vectors(d, -2, 2))
    eta = let(reals(1 / 16, 4))

    def proximal(x, step):
        return soft_threshold(x, slope * step) / (1 + curvature * step)

    path = descend(proximal, x_0, eta, steps=5)[1:]
    f_t = slope * np.sum(np.abs(path), axis=1) + curvature * np.sum(path**2, axis=1) / 2
    return dict(eta=eta, t=range(1, 6), R=norm(x_0), f_t=f_t)
