"""Projected gradient on a smooth convex function over a box: the gap."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import onto_box, projected_gradient
from theorycheck.strategies import log_reals, vectors
from theorycheck.strategies.landscapes import landscapes

f_t = symbol("f_t", "objective above its minimum over the box after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, with the indicator of a set as the second function",
    assume=[eta * L <= 1],
    then=f_t <= R**2 / (4 * eta * t),
    sharp=True,
)
def projected_gradient_gap(let, *, descend=projected_gradient):
    """With step size at most 1/L, the gap over a convex set is at most R^2 / (4 eta t)."""
    f = let(landscapes(centered=True, dim=(1, 2)))
    low = let(vectors(f.dim, -1 / 2, 1))
    x_0 = let(vectors(f.dim, 0, 2)) + low
    eta = let(log_reals(1 / 64, 15 / 16)) / f.L
    path = descend(f.gradient, onto_box(low, low + 2), x_0, eta, steps=5)
    best = np.minimum(np.maximum(0 * low, low), low + 2)
    f_t = f(path[1:]) - f(best)
    return dict(L=f.L, eta=eta, t=range(1, 6), R=norm(x_0 - best), f_t=np.maximum(f_t, 0))
