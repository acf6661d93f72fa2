"""Least squares with many solutions: gradient descent goes to the one nearest to its start."""

import numpy as np
from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points, reflected
from theorycheck.strategies.losses_on_data import losses_on_data

low = symbol("low", "smallest non-zero squared singular value", positive=True)
high = symbol("high", "largest squared singular value", positive=True)
d_0 = symbol("d_0", "distance from the start to the nearest solution", nonnegative=True)
d_t = symbol("d_t", "distance after t steps to the solution nearest to the start", nonnegative=True)


@claim(
    source="folklore; for example Gunasekar, Lee, Soudry & Srebro 2018",
    then=d_t <= Max(Abs(1 - eta * low), Abs(1 - eta * high)) ** t * d_0,
    sharp=True,
)
def gradient_descent_finds_the_nearest_solution(let, *, descend=gradient_descent):
    """Whatever the shape and rank of the equations, the iterates approach the solution nearest to
    the start; from 0, the shortest one.
    """
    f = let(losses_on_data(("parabola",)))
    x_0 = let(points(f.dim))
    eta, T = let(reals(1 / 8, 3)) / f.L, let(log_sizes(1, 100))
    way = reflected(f.right, f.argmin - x_0, inverse=True)
    seen = np.arange(f.dim) < len(f.values)
    nearest = x_0 + reflected(f.right, way * seen)
    A, b = f.data, f.data @ f.argmin
    path = descend(lambda x: (A @ x - b) @ A, x_0, eta, steps=T)
    d_t = norm(path - nearest, axis=1)
    return dict(low=f.lojasiewicz, high=f.L, eta=eta, t=range(T + 1), d_t=d_t, d_0=d_t[0])
