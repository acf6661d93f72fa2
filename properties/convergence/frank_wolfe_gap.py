"""The Frank-Wolfe method on a smooth convex function over the simplex."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, t
from theorycheck.optimization import frank_wolfe, simplex_vertex
from theorycheck.strategies import reals, sizes
from theorycheck.strategies.piecewise import points_of_the_simplex

D_sq = 2  # squared diameter of the simplex
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Jaggi 2013 (ICML), Theorem 1",
    then=f_t <= 2 * L * D_sq / (t + 2),
)
def frank_wolfe_gap(let, *, descend=frank_wolfe):
    """With step size 2/(t + 2), the gap over a set of diameter D is at most 2 L D^2 / (t + 2)."""
    d = let(sizes(2, 5))
    best = let(points_of_the_simplex(d))
    x_0 = let(points_of_the_simplex(d))
    L = let(reals(1 / 4, 4))
    path = descend(lambda x: L * (x - best), simplex_vertex, x_0, steps=8)
    return dict(L=L, t=range(9), f_t=L * np.sum((path - best) ** 2, axis=1) / 2)
