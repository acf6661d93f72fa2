"""Proximal gradient on a strongly convex function plus a simple one: the gap contracts."""

from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import proximal_gradient
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.composite import composites

F_0 = symbol("F_0", "whole objective above its minimum at the start", nonnegative=True)
F_t = symbol("F_t", "whole objective above its minimum after t steps", real=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2018, Theorem 3.3",
    assume=[eta * L <= 2],
    then=F_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** (2 * t) * F_0,
    sharp=True,
)
def proximal_gradient_contracts_the_gap(let, *, descend=proximal_gradient):
    """With step size at most 2/L, a step multiplies the gap of a LASSO, an elastic net or a
    constrained function by max(|1 - eta mu|, |1 - eta L|)^2 at most.
    """
    F = let(composites(ridge=2))
    t = let(choices((1, 2, 3, 8, 50)))
    x_0 = F.h.proximal(let(vectors(F.dim, -2, 2)), 1)
    eta = let(reals(1 / 16, 3)) / F.L
    path = descend(F.gradient, F.h.proximal, x_0, eta, steps=t)
    return dict(mu=F.mu, L=F.L, eta=eta, t=t, F_0=F.gap(x_0), F_t=F.gap(path[-1]))
