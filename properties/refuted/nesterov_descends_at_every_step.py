"""Nesterov's method on smooth convex functions: whether its objective ever rises."""

from theorycheck import claim, symbol
from theorycheck.optimization import nesterov
from theorycheck.strategies import vectors
from theorycheck.strategies.landscapes import landscapes

now = symbol("now", "objective above its minimum after t steps", nonnegative=True)
later = symbol("later", "objective above its minimum after t + 1 steps", nonnegative=True)


@claim(
    source="believed of a descent method with step size 1/L",
    then=later <= now,
    refuted_by="O'Donoghue & Candes 2015 (the ripples)",
)
def nesterov_descends_at_every_step(let, *, descend=nesterov):
    """With step size 1/L, the objective falls at every step."""
    f = let(landscapes(dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    gaps = f(descend(f.gradient, x_0, 1 / f.L, steps=10))
    return dict(now=gaps[:-1], later=gaps[1:])
