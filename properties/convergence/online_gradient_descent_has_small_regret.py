"""Online gradient descent with projections against any adversary: the regret."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import online_gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries
from theorycheck.strategies.composite import convex_sets

regret = symbol("regret", "sum of <g_t, x_t - u>", real=True)
R_sq = symbol("R_sq", "squared distance from the first point to u", nonnegative=True)
g_sq = symbol("g_sq", "sum of the squared gradient norms", nonnegative=True)


@claim(
    source="Zinkevich 2003; Hazan 2016, Theorem 3.1 (eta = D / (G sqrt T) gives D G sqrt T)",
    then=regret <= R_sq / (2 * eta) + eta * g_sq / 2,
    sharp=True,
)
def online_gradient_descent_has_small_regret(let, *, descend=online_gradient_descent):
    """Against every point u of a convex set, whatever gradients come, the regret is at most
    R^2/(2 eta) + eta sum |g|^2 / 2.
    """
    foe = let(adversaries())
    domain = let(convex_sets(foe.dim))
    x_0 = domain.project(let(vectors(foe.dim, -2, 2)))
    u = domain.project(let(vectors(foe.dim, -2, 2)))
    eta = let(reals(1 / 16, 2))
    path = descend(foe.gradient, x_0, eta, rounds=foe.rounds, project=domain.project)
    g = foe.played(path)
    return dict(
        eta=eta,
        regret=np.sum(g * (path[:-1] - u)),
        R_sq=np.sum((x_0 - u) ** 2),
        g_sq=np.sum(g**2),
    )
