"""Gradient descent on a quadratic: beyond 2/L it diverges, and at 2/L it swings forever."""

import numpy as np
from numpy.linalg import norm
from sympy import Abs

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, quadratics, reals, vectors
from theorycheck.strategies.arrays import reflected

d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)
c = symbol("c", "component of the first error along the top eigenvector", nonnegative=True)


@claim(
    source="diagonalization",
    then=d_t >= Abs(1 - eta * L) ** t * c,
    sharp=True,
)
def gradient_descent_diverges_beyond_two_over_L(let, *, descend=gradient_descent):
    """The distance is at least |1 - eta L|^t times the component along the top eigenvector."""
    f = let(quadratics(dim=(1, 8)))
    x_0 = let(vectors(f.dim))
    eta = let(reals(1 / 16, 4)) / f.L
    T = let(log_sizes(1, 50))
    path = descend(f.gradient, x_0, eta, steps=T)
    start = reflected(f.rotation, x_0 - f.argmin, inverse=True)
    c = abs(start[int(np.argmax(f.eigenvalues))])
    return dict(L=f.L, eta=eta, t=range(T + 1), d_t=norm(path - f.argmin, axis=1), c=c)
