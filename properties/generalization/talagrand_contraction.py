"""Contraction: Lipschitz functions of the predictions don't make a class more complex."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.learning import rademacher_average
from theorycheck.strategies import choices, matrices, reals, sizes, vectors

SHAPES = {
    "identity": lambda x: x,
    "ramp": lambda x: np.minimum(np.maximum(x, 0), 1),
    "relu": lambda x: np.maximum(x, 0),
    "absolute": np.abs,
}
slope = symbol("slope", "common Lipschitz constant of the functions", nonnegative=True)
before = symbol("before", "Rademacher average of the class", nonnegative=True)
after = symbol("after", "Rademacher average after one function per example was applied")


@claim(
    source="Ledoux & Talagrand 1991, Theorem 4.12; Meir & Zhang 2003; Mohri et al. 2018, Lemma 5.7",
    then=after <= slope * before,
    sharp=True,
)
def talagrand_contraction(let, *, average=rademacher_average):
    """Composing a class with functions of Lipschitz constant `slope`, one for each example,
    multiplies its Rademacher average by at most `slope`.
    """
    n = let(sizes(1, 8))
    F = let(matrices(let(sizes(1, 8)), n, -2, 2))
    shapes = [let(choices(list(SHAPES))) for _ in range(n)]
    shifts = let(vectors(n))
    slope = let(reals(0, 2))
    columns = [SHAPES[shape](F[:, i] - shifts[i]) for i, shape in enumerate(shapes)]
    after = average(slope * np.stack(columns, axis=1))
    return dict(slope=slope, before=average(F), after=after)
