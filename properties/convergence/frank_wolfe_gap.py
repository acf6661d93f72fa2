"""The Frank-Wolfe method on a smooth convex function over a convex set."""

from theorycheck import claim, symbol
from theorycheck.notation import L, t
from theorycheck.optimization import frank_wolfe
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.composite import constrained

D_sq = symbol("D_sq", "squared diameter of the set", positive=True)
f_t = symbol("f_t", "objective above its minimum over the set after t steps", real=True)


@claim(
    source="Jaggi 2013 (ICML), Theorem 1, with curvature constant at most L D^2",
    assume=[t >= 1],
    then=f_t <= 2 * L * D_sq / (t + 2),
    needs=[t >= 1],
    regime=[t >= 3],
)
def frank_wolfe_gap(let, *, descend=frank_wolfe):
    """With step size 2/(t + 2), the gap over a set of diameter D is at most 2 L D^2 / (t + 2) from
    the first step on.

    The sets are boxes, balls and the simplex; the minimizer may be any of their points.
    """
    f = let(constrained())
    x_0 = f.h.project(let(vectors(f.dim, -2, 2)))
    t = let(choices((1, 0, 2, 3, 8, 50)))
    path = descend(f.gradient, f.h.vertex, x_0, steps=t)
    return dict(L=f.L, D_sq=f.h.diameter_sq, t=t, f_t=f.gap(path[-1]))
