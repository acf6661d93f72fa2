"""Cyclic against randomized coordinate descent, on quadratics with equal correlations."""

import numpy as np

from theorycheck import E, claim, symbol
from theorycheck.optimization import coordinate_descent, every_order
from theorycheck.strategies import reals, vectors

f_random = symbol("f_random", "objective after three random coordinate steps", nonnegative=True)
f_cyclic = symbol("f_cyclic", "objective after one cycle of three steps", nonnegative=True)


@claim(
    source="practice",
    then=E(f_random) >= f_cyclic,
    refuted_by="Sun & Ye 2021, by a factor of about d^2 at worst",
)
def cyclic_coordinate_descent_is_as_fast_as_random(let, *, descend=coordinate_descent):
    """In three dimensions, a cycle is as good as three random steps on average."""
    c = let(reals(0, 1023 / 1024))
    x_0 = let(vectors(3))

    def gradient(x):
        return (1 - c) * x + c * np.sum(x, axis=-1, keepdims=True)

    def f(x):
        return np.sum(x * gradient(x), axis=-1) / 2

    one = 1 + 0 * c
    random = descend(gradient, np.broadcast_to(x_0, (27, 3)), one, order=every_order(3, 3))[-1]
    cyclic = descend(gradient, x_0, one, order=[0, 1, 2])[-1]
    return dict(f_random=f(random), f_cyclic=f(cyclic), weights=np.full(27, one / 27))
