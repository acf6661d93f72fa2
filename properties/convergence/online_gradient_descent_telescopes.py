"""Online gradient descent: its linearized regret, as an identity."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.notation import eta
from theorycheck.optimization import online_gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries

regret = symbol("regret", "sum of <g_t, x_t - u>", real=True)
R_sq = symbol("R_sq", "squared distance from the first point to u", nonnegative=True)
end_sq = symbol("end_sq", "squared distance from the last point to u", nonnegative=True)
g_sq = symbol("g_sq", "sum of the squared gradient norms", nonnegative=True)


@claim(
    source="Zinkevich 2003",
    then=Eq(regret, (R_sq - end_sq) / (2 * eta) + eta * g_sq / 2),
)
def online_gradient_descent_telescopes(let, *, descend=online_gradient_descent):
    """Whatever the gradients and the comparator u, the regret on the whole space is just this."""
    foe = let(adversaries(rounds=(1, 50)))
    x_0 = let(vectors(foe.dim))
    u = let(vectors(foe.dim))
    eta = let(reals(1 / 16, 2))
    path = descend(foe.gradient, x_0, eta, rounds=foe.rounds)
    g = foe.played(path)
    return dict(
        eta=eta,
        regret=np.sum(g * (path[:-1] - u)),
        R_sq=np.sum((x_0 - u) ** 2),
        end_sq=np.sum((path[-1] - u) ** 2),
        g_sq=np.sum(g**2),
    )
