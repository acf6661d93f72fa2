"""Halpern's iteration on a nonexpansive map: how far the last iterate is from being fixed."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import R, T
from theorycheck.optimization import halpern
from theorycheck.strategies import choices, vectors
from theorycheck.strategies.operators import nonexpansive

moved = symbol("moved", "distance between the last iterate and its image", nonnegative=True)


@claim(
    source="Lieder 2021, Optimization Letters 15, Theorem 2.1",
    then=moved <= 2 * R / (T + 1),
    sharp=True,
)
def halpern_iteration_finds_fixed_points(let, *, descend=halpern):
    """Drawn back to its start by 1/(k + 1) in step k, the iteration of a nonexpansive map is within
    2 R / (T + 1) of its image after T steps: the exact worst case.

    The maps are turns, reflections at boxes and gradient steps up to 2/L.
    """
    move = let(nonexpansive())
    T = let(choices((1, 2, 3, 8, 50)))
    x_0 = let(vectors(move.dim, -2, 2))
    last = descend(move, x_0, steps=T)[-1]
    return dict(R=norm(x_0 - move.fixed), T=T, moved=norm(last - move(last)))
