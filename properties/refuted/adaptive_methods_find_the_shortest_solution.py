"""AdaGrad from 0 on one linear equation: which of its solutions it approaches."""

import numpy as np
from sympy import Eq

from theorycheck import claim, symbol
from theorycheck.optimization import adagrad
from theorycheck.strategies import reals, vectors

first = symbol("first", "a_2 x_1", real=True)
second = symbol("second", "a_1 x_2, equal to it on the way to the shortest solution", real=True)


@claim(
    source="believed, from gradient descent",
    then=Eq(first, second),
    refuted_by="Wilson et al. 2017; Gunasekar et al. 2018",
)
def adaptive_methods_find_the_shortest_solution(let, *, descend=adagrad):
    """From 0 on (a . x - b)^2 / 2, the iterates head straight for the shortest solution."""
    a = let(vectors(2, 1 / 4, 2))
    b = let(reals(1 / 4, 2))
    path = descend(lambda x: a * (np.sum(a * x) - b), 0 * a, b / 8, steps=5)
    return dict(first=a[1] * path[1:, 0], second=a[0] * path[1:, 1])
