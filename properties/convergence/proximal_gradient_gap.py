"""Proximal gradient on a smooth convex function plus an l1 norm: the exact gap."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import proximal_gradient, soft_threshold
from theorycheck.strategies import log_reals, reals, vectors
from theorycheck.strategies.landscapes import landscapes

F_t = symbol("F_t", "whole objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017; Beck & Teboulle 2009 have twice the bound",
    assume=[eta * L <= 1],
    then=F_t <= R**2 / (4 * eta * t),
    sharp=True,
    needs=[eta * L <= 1],
)
def proximal_gradient_gap(let, *, descend=proximal_gradient):
    """With step size at most 1/L, the gap of f + lam |x|_1 is at most R^2 / (4 eta t)."""
    f = let(landscapes(centered=True, dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(log_reals(1 / 256, 4)) / f.L
    lam = let(reals(0, 1)) / eta
    path = descend(f.gradient, lambda x, step: soft_threshold(x, lam * step), x_0, eta, steps=5)
    F_t = f(path[1:]) + lam * np.sum(np.abs(path[1:]), axis=1)
    return dict(L=f.L, eta=eta, t=range(1, 6), R=norm(x_0), F_t=F_t)
