"""Proximal gradient on a strongly convex function plus a simple one: the distance contracts."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import proximal_gradient
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.composite import composites

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2018, Theorem 3.1",
    then=d_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** t * d_0,
    sharp=True,
)
def proximal_gradient_contracts(let, *, descend=proximal_gradient):
    """Whatever the step size, the proximal map of a convex function never hurts the contraction.

    The function is an l1 norm, an elastic net, or a box, a ball or the simplex as a constraint.
    """
    F = let(composites(ridge=2))
    t = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(F.dim, -2, 2))
    eta = let(reals(1 / 16, 3)) / F.L
    path = descend(F.gradient, F.h.proximal, x_0, eta, steps=t)
    d_0, d_t = norm(x_0 - F.argmin), norm(path[-1] - F.argmin)
    return dict(mu=F.mu, L=F.L, eta=eta, t=t, d_t=d_t, d_0=d_0)
