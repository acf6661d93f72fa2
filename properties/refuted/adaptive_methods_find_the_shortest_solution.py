"""AdaGrad from 0 on one linear equation: which of its solutions it comes to."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.optimization import adagrad
from theorycheck.strategies import reals, vectors

missed = symbol("missed", "|a . x - b| after 100 steps, over b", nonnegative=True)
away = symbol("away", "distance of the last iterate to the shortest solution", nonnegative=True)
shortest = symbol("shortest", "norm of the shortest solution, b / |a|", positive=True)


@claim(
    source="Zhang et al. 2017, section 5, who show it of stochastic gradients; read of all methods",
    assume=[missed <= 2**-10],
    then=away <= shortest / 10,
    refuted_by="Wilson et al. 2017; Gunasekar et al. 2018",
    witness=dict(a=np.array([0.25, 2.0]), b=1.0),
)
def adaptive_methods_find_the_shortest_solution(let, *, descend=adagrad):
    """From 0 on (a . x - b)^2 / 2, an iterate that solves the equation is near its shortest
    solution.

    AdaGrad's steps lie along the signs of a, and so does the solution that it comes to.
    """
    a = let(vectors(2, 1 / 4, 2))
    b = let(reals(1 / 4, 2))
    x = descend(lambda x: a * (np.sum(a * x) - b), 0 * a, b / 8, steps=100)[-1]
    square = np.sum(a * a)
    return dict(
        missed=np.abs(np.sum(a * x) - b) / b,
        away=np.sqrt(np.sum((x - a * b / square) ** 2)),
        shortest=b / np.sqrt(square),
    )
