"""Projected gradient on a smooth convex function over a convex set: the gap."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import projected_gradient
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.composite import constrained

f_t = symbol("f_t", "objective above its minimum over the set after t steps", real=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, at step size 1/L, which a shorter is for a larger L",
    assume=[eta * L <= 1],
    then=f_t <= R**2 / (4 * eta * t),
    sharp=True,
)
def projected_gradient_gap(let, *, descend=projected_gradient):
    """With step size at most 1/L, the gap over a convex set is at most R^2 / (4 eta t).

    The sets are boxes, balls and the simplex; the minimizer may be any of their points.
    """
    f = let(constrained())
    t = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(log_reals(1 / 256, 1)) / f.L
    path = descend(f.gradient, f.h.project, x_0, eta, steps=t)
    return dict(L=f.L, eta=eta, t=t, R=norm(x_0 - f.argmin), f_t=f.gap(path[-1]))
