"""Nesterov's method with the momentum of FISTA, on a smooth convex function."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R
from theorycheck.optimization import nesterov
from theorycheck.optimization.iteration import fista_weights
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

theta = symbol("theta", "weight of step t, made of the one before it", positive=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Nesterov 1983; Beck & Teboulle 2009, Theorem 4.4, before theta >= (t + 1)/2 is used",
    then=f_t <= L * R**2 / (2 * theta**2),
    sharp=True,
)
def nesterov_gap_on_convex_functions(let, *, descend=nesterov):
    """With step size 1/L, the gap to the minimum is at most L R^2 / (2 theta_t^2), which is less
    than or equal to 2 L R^2 / (t + 1)^2.
    """
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 200))
    path = descend(f.gradient, x_0, 1 / f.L, steps=T)
    theta = np.array(fista_weights(T - 1, f.L / f.L))
    return dict(L=f.L, theta=theta, R=norm(x_0 - f.argmin), f_t=f(path[1:]))
