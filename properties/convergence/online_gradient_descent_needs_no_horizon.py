"""Online gradient descent with steps D / (G sqrt t): small regret at every horizon."""

import numpy as np
from sympy import Rational, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import T
from theorycheck.optimization import online_gradient_descent, onto_box
from theorycheck.strategies import sizes, vectors

regret = symbol("regret", "loss over T rounds minus that of the best fixed point", real=True)
G = symbol("G", "largest size of a gradient", positive=True)

D = 2  # the diameter of the interval [-1, 1]


@claim(
    source="Hazan 2016, Theorem 3.1",
    then=regret <= Rational(3, 2) * D * G * sqrt(T),
)
def online_gradient_descent_needs_no_horizon(let, *, descend=online_gradient_descent):
    """With steps D / (G sqrt t) on an interval, the regret is at most 3/2 D G sqrt T."""
    T = let(sizes(1, 12))
    g = let(vectors(T))
    x_0 = let(vectors(1))
    one = 1 + 0 * x_0[0]
    step_sizes = [D / np.sqrt(one * (t + 1)) for t in range(T)]
    path = descend(lambda x, t: g[t] + 0 * x, x_0, step_sizes, rounds=T, project=onto_box(-1, 1))
    regret = np.sum(g * path[:-1, 0]) + abs(np.sum(g))
    return dict(T=T, G=1, regret=regret)
