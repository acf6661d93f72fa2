"""Online gradient descent with projections against any adversary: the regret."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import online_gradient_descent, onto_ball
from theorycheck.strategies import matrices, reals, sizes, vectors

regret = symbol("regret", "sum of <g_t, x_t - u>", real=True)
R_sq = symbol("R_sq", "squared distance from the first point to u", nonnegative=True)
g_sq = symbol("g_sq", "sum of the squared gradient norms", nonnegative=True)


@claim(
    source="Zinkevich 2003; Hazan 2016, Theorem 3.1 (eta = D / (G sqrt T) gives D G sqrt T)",
    then=regret <= R_sq / (2 * eta) + eta * g_sq / 2,
    sharp=True,
)
def online_gradient_descent_has_small_regret(let, *, descend=online_gradient_descent):
    """Against every point u of a ball, whatever gradients come: R^2/(2 eta) + eta sum |g|^2 / 2."""
    d = let(sizes(1, 3))
    T = let(sizes(1, 6))
    g = let(matrices(T, d))
    x_0 = let(vectors(d, -1 / 2, 1 / 2))
    u = let(vectors(d, -1 / 2, 1 / 2))
    eta = let(reals(1 / 16, 2))
    path = descend(lambda _, t: g[t], x_0, eta, rounds=T, project=onto_ball(2 * eta / eta))
    return dict(
        eta=eta,
        regret=np.sum(g * (path[:-1] - u)),
        R_sq=np.sum((x_0 - u) ** 2),
        g_sq=np.sum(g**2),
    )
