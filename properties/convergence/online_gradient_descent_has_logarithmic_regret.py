"""Online gradient descent with steps 1/(mu t) on strongly convex losses: logarithmic regret."""

import numpy as np
from sympy import log

from theorycheck import claim, symbol
from theorycheck.notation import T, mu
from theorycheck.optimization import online_gradient_descent
from theorycheck.strategies import choices, reals, vectors
from theorycheck.strategies.adversaries import adversaries
from theorycheck.strategies.composite import convex_sets

regret = symbol("regret", "loss over T rounds minus that of a point u of the set", real=True)
G_sq = symbol("G_sq", "largest squared norm of a gradient that is met", nonnegative=True)


@claim(
    source="Hazan, Agarwal & Kale 2007, Theorem 1; Hazan 2016, Theorem 3.3",
    assume=[mu > 0],
    then=regret <= G_sq / (2 * mu) * (1 + log(T)),
    sharp=True,
    regime=[T >= 8],
)
def online_gradient_descent_has_logarithmic_regret(let, *, descend=online_gradient_descent):
    """On mu-strongly convex losses, steps 1/(mu t) have a regret of G^2 (1 + log T) / (2 mu),
    against every u of a box, a ball or the simplex.

    The losses are mu |x - a_t|^2/2 + w |<b_t, x>|, with any a_t and b_t; of w = 0, u is the best.
    """
    foe = let(adversaries())
    domain = let(convex_sets(foe.dim))
    x_0, u = (domain.project(let(vectors(foe.dim, -2, 2))) for _ in range(2))
    mu = let(reals(1 / 16, 4))
    w = let(choices((0, 1))) * let(reals(0, 2))
    T, a, b = foe.rounds, foe.rows, foe.rows[::-1]
    if w == 0:
        u = domain.project(np.sum(a, axis=0) / T)

    def slope(x, t):
        return mu * (x - a[t]) + w * np.sign(np.sum(b[t] * x)) * b[t]

    def losses(x):
        return mu * np.sum((x - a) ** 2, axis=1) / 2 + w * np.abs(np.sum(b * x, axis=1))

    steps = [1 / (mu * t) for t in range(1, T + 1)]
    path = descend(slope, x_0, steps, rounds=T, project=domain.project)[:-1]
    squares = [np.sum(slope(x, t) ** 2) for t, x in enumerate(path)]
    return dict(mu=mu, T=T, G_sq=np.max(squares), regret=np.sum(losses(path) - losses(u)))
