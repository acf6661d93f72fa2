"""Proximal gradient on a strongly convex function plus an l1 norm: the distance contracts."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import proximal_gradient, soft_threshold
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.landscapes import landscapes

d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)


@claim(
    source="Taylor, Hendrickx & Glineur 2018, Theorem 3.1",
    then=d_t <= Max(Abs(1 - eta * mu), Abs(1 - eta * L)) ** t * d_0,
    sharp=True,
)
def proximal_gradient_contracts(let, *, descend=proximal_gradient):
    """Whatever the step size, the proximal map of a convex function never hurts the contraction."""
    f = let(landscapes(ridge=2, centered=True))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(reals(1 / (16 * f.L), 3 / f.L))
    lam = let(reals(0, 1 / 4))
    path = descend(f.gradient, lambda x, step: soft_threshold(x, lam * step), x_0, eta, steps=6)
    distance = norm(path, axis=1)
    return dict(mu=f.mu, L=f.L, eta=eta, t=range(7), d_t=distance, d_0=distance[0])
