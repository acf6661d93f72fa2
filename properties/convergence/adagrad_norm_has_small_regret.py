"""AdaGrad with one step size for all coordinates: regret without knowledge of the gradients."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.optimization import adagrad_norm, onto_ball
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries

regret = symbol("regret", "sum of <g_t, x_t - u> against the best u of the ball", real=True)
g_sq = symbol("g_sq", "sum of the squared gradient norms", nonnegative=True)
D = symbol("D", "diameter of the ball", positive=True)


@claim(
    source="Streeter & McMahan 2010; Orabona 2019, Theorem 4.14",
    then=regret <= sqrt(2) * D * sqrt(g_sq),
)
def adagrad_norm_has_small_regret(let, *, descend=adagrad_norm):
    """On a ball of diameter D, with step D / sqrt 2, the regret is at most sqrt 2 D |gradients|,
    against adversaries who give gradients, or drive the learner outwards.
    """
    foe = let(adversaries())
    r = let(reals(3 / 4, 2))
    x_0 = onto_ball(r)(let(vectors(foe.dim, -2, 2)))
    step = 2 * r / np.sqrt(2 * r / r)
    path = descend(foe.gradient, x_0, step, order=range(foe.rounds), project=onto_ball(r))
    g = foe.played(path)
    best = r * np.sqrt(np.sum(np.sum(g, axis=0) ** 2))
    return dict(regret=np.sum(g * path[:-1]) + best, g_sq=np.sum(g**2), D=2 * r)
