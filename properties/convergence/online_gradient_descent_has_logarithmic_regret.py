"""Online gradient descent with steps 1/(mu t) on strongly convex losses: logarithmic regret."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import online_gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries
from theorycheck.strategies.composite import convex_sets

regret = symbol("regret", "loss over T rounds minus that of the best point of the set", real=True)
G_sq = symbol("G_sq", "largest squared norm of a gradient that is met", nonnegative=True)


@claim(
    source="Hazan, Agarwal & Kale 2007, Theorem 1; Hazan 2016, Theorem 3.3",
    assume=[mu > 0],
    then=regret <= G_sq / (2 * mu) * (1 + log(T)),
    sharp=True,
    regime=[T >= 8],
)
def online_gradient_descent_has_logarithmic_regret(let, *, descend=online_gradient_descent):
    """On mu-strongly convex losses, steps 1/(mu t) have a regret of G^2 (1 + log T) / (2 mu).

    The losses are mu |x - a_t|^2/2, with any a_t, on a box, a ball or the simplex.
    """
    foe = let(adversaries())
    domain = let(convex_sets(foe.dim))
    x_0 = domain.project(let(vectors(foe.dim, -2, 2)))
    mu = let(reals(1 / 16, 4))
    T, a = foe.rounds, foe.rows
    steps = [1 / (mu * t) for t in range(1, T + 1)]
    path = descend(lambda x, t: mu * (x - a[t]), x_0, steps, rounds=T, project=domain.project)[:-1]
    best = domain.project(np.sum(a, axis=0) / T)
    return dict(
        mu=mu,
        T=T,
        G_sq=mu**2 * np.max(np.sum((path - a) ** 2, axis=1)),
        regret=mu * np.sum((path - a) ** 2 - (best - a) ** 2) / 2,
    )
