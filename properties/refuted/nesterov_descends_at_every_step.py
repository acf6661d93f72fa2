"""Nesterov's method on smooth convex functions: whether its objective ever rises."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import nesterov
from theorycheck.strategies import vectors
from theorycheck.strategies.landscapes import Landscape, landscapes

now = symbol("now", "objective above its minimum after t steps", nonnegative=True)
later = symbol("later", "objective above its minimum after t + 1 steps", nonnegative=True)

BOWL = Landscape(
    ("parabola", "parabola"), np.array([1.0, 11 / 64]), np.ones(2), 0.0, (), np.zeros(2)
)


@claim(
    source="folklore: with step 1/L it is taken for a descent method",
    then=later <= now,
    witness=dict(f=BOWL, x_0=np.array([0.0, 2.0])),
    refuted_by="O'Donoghue & Candes 2015 (the ripples)",
)
def nesterov_descends_at_every_step(let, *, descend=nesterov):
    """With step size 1/L, the objective falls at every step."""
    f = let(landscapes(dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    gaps = f(descend(f.gradient, x_0, 1 / f.L, steps=10))
    return dict(now=gaps[:-1], later=gaps[1:])
