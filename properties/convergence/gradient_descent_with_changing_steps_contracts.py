"""Gradient descent on a smooth, strongly convex function with a new step size at every step."""

import numpy as np
from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import vectors
from theorycheck.strategies.landscapes import landscapes

factor = symbol(
    "factor", "product of max(|1 - eta_s mu|, |1 - eta_s L|) over s < t", nonnegative=True
)
d_0 = symbol("d_0", "distance to the minimizer at the start", nonnegative=True)
d_t = symbol("d_t", "distance to the minimizer after t steps", nonnegative=True)


@claim(
    source="Polyak 1987, Introduction to Optimization, section 1.4, at every step",
    then=d_t <= factor * d_0,
    sharp=True,
)
def gradient_descent_with_changing_steps_contracts(let, *, descend=gradient_descent):
    """Whatever the schedule, growing, decaying or wild, the factors of the steps multiply."""
    f = let(landscapes(ridge=2))
    x_0 = let(vectors(f.dim, -2, 2))
    etas = let(vectors(6, 1 / 16, 3)) / f.L
    distance = norm(descend(f.gradient, x_0, etas, steps=6) - f.argmin, axis=1)
    factors = np.maximum(np.abs(1 - etas * f.mu), np.abs(1 - etas * f.L))
    return dict(factor=np.cumprod(factors), d_0=distance[0], d_t=distance[1:])
