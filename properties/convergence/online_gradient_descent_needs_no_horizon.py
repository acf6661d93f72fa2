"""Online gradient descent with steps D / (G sqrt t): small regret at every horizon."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import online_gradient_descent, onto_ball
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.adversaries import adversaries

regret = symbol("regret", "loss over T rounds minus that of the best point of the ball", real=True)
D = symbol("D", "diameter of the ball", positive=True)
G = symbol("G", "largest norm of a gradient, at most", nonnegative=True)


@claim(
    source="Hazan 2016, Theorem 3.1",
    then=regret <= Rational(3, 2) * D * G * sqrt(T),
    regime=[T >= 8],
)
def online_gradient_descent_needs_no_horizon(let, *, descend=online_gradient_descent):
    """On a ball of diameter D, steps D / (G sqrt t) have a regret of at most 3/2 D G sqrt T,
    against adversaries who give gradients, or drive the learner outwards.
    """
    foe = let(adversaries())
    r = let(reals(1 / 2, 2))
    x_0 = onto_ball(r)(let(vectors(foe.dim, -2, 2)))
    one = r / r
    G = foe.largest or one
    steps = [2 * r / (G * np.sqrt(one * t)) for t in range(1, foe.rounds + 1)]
    path = descend(foe.gradient, x_0, steps, rounds=foe.rounds, project=onto_ball(r))
    g = foe.played(path)
    regret = np.sum(g * path[:-1]) + r * np.sqrt(np.sum(np.sum(g, axis=0) ** 2))
    return dict(T=foe.rounds, D=2 * r, G=G, regret=regret)
