"""Underdetermined least squares: gradient descent goes to the solution nearest to its start."""

from numpy.linalg import norm
from sympy import Abs, Max

from theorycheck import claim, symbol
from theorycheck.notation import eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, sizes, vectors
from theorycheck.strategies.linear_networks import designs

low = symbol("low", "smallest squared singular value", positive=True)
high = symbol("high", "largest squared singular value", positive=True)
d_0 = symbol("d_0", "distance from the start to the nearest solution", nonnegative=True)
d_t = symbol("d_t", "distance after t steps to the solution nearest to the start", nonnegative=True)


@claim(
    source="folklore; for example Gunasekar, Lee, Soudry & Srebro 2018",
    then=d_t <= Max(Abs(1 - eta * low), Abs(1 - eta * high)) ** t * d_0,
    sharp=True,
)
def gradient_descent_finds_the_nearest_solution(let, *, descend=gradient_descent):
    """The iterates approach the solution nearest to the start; from 0, the shortest one."""
    n = let(sizes(1, 2))
    design = let(designs(n, n + 1))
    A = design.matrix
    x_0 = let(vectors(n + 1))
    z = let(vectors(n, 1 / 8, 2))
    nearest = x_0 + z @ A
    eta = let(reals(1 / 8, 3)) / design.high
    path = descend(lambda x: (A @ x - A @ nearest) @ A, x_0, eta, steps=8)
    d_t = norm(path - nearest, axis=1)
    return dict(low=design.low, high=design.high, eta=eta, t=range(9), d_t=d_t, d_0=d_t[0])
