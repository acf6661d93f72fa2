"""AdaGrad with a step size for each coordinate, over a box: the regret."""

import numpy as np
from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.optimization import adagrad, onto_box
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries

regret = symbol("regret", "sum of <g_t, x_t - u> against the best u of the box", real=True)
g_sum = symbol("g_sum", "sum over coordinates of the norm of all their gradients", nonnegative=True)
D = symbol("D", "side of the box", positive=True)


@claim(
    source="Duchi, Hazan & Singer 2011, Theorem 5 and Corollary 6",
    then=regret <= sqrt(2) * D * g_sum,
)
def diagonal_adagrad_has_small_regret(let, *, descend=adagrad):
    """On a box of side D, with step D / sqrt 2, the regret adds up over the coordinates, against
    adversaries who give gradients, or drive the learner outwards.
    """
    foe = let(adversaries())
    r = let(reals(1 / 2, 2))
    x_0 = onto_box(-r, r)(let(vectors(foe.dim, -2, 2)))
    step = 2 * r / np.sqrt(2 * r / r)
    path = descend(foe.gradient, x_0, step, order=range(foe.rounds), project=onto_box(-r, r))
    g = foe.played(path)
    best = r * np.sum(np.abs(np.sum(g, axis=0)))
    g_sum = np.sum(np.sqrt(np.sum(g**2, axis=0)))
    return dict(regret=np.sum(g * path[:-1]) + best, g_sum=g_sum, D=2 * r)
