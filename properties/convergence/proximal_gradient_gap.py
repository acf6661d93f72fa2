"""Proximal gradient on a smooth convex function plus an l1 norm: the exact gap."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import proximal_gradient
from theorycheck.strategies import choices, log_reals, vectors
from theorycheck.strategies.composite import elastic_nets

F_t = symbol("F_t", "whole objective above its minimum after t steps", real=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2017, at step size 1/L, which a shorter is for a larger L",
    assume=[eta * L <= 1],
    then=F_t <= R**2 / (4 * eta * t),
    sharp=True,
    needs=[eta * L <= 1],
)
def proximal_gradient_gap(let, *, descend=proximal_gradient):
    """With step size at most 1/L, the gap of a LASSO or an elastic net is at most
    R^2 / (4 eta t), wherever its minimizer is.

    Beck & Teboulle 2009 have twice this. The losses are correlated quadratics, logistic losses and
    others.
    """
    F = let(elastic_nets())
    t = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(F.dim, -2, 2))
    eta = let(log_reals(1 / 256, 12)) / F.L
    path = descend(F.gradient, F.h.proximal, x_0, eta, steps=t)
    return dict(L=F.L, eta=eta, t=t, R=norm(x_0 - F.argmin), F_t=F.gap(path[-1]))
