"""Every first-order method on a smooth convex function of many variables: how fast none can be."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L, T
from theorycheck.optimization import conjugate_gradients
from theorycheck.strategies import reals, sizes
from theorycheck.strategies.hard_quadratics import Chain

beyond = symbol(
    "beyond", "largest entry of x_t outside the span of the gradients", nonnegative=True
)
f_T = symbol("f_T", "objective above its minimum after T steps", nonnegative=True)
R_sq = symbol("R_sq", "squared distance from the start to the minimizer", nonnegative=True)


@claim(
    source="Nesterov 2004, Introductory Lectures on Convex Optimization, Theorem 2.1.7",
    assume=[beyond <= 0],
    then=f_T >= 3 * L * R_sq / (32 * (T + 1) ** 2),
    sharp=True,
)
def no_method_in_the_span_of_gradients_beats_one_over_t_squared(
    let, *, descend=conjugate_gradients
):
    """In 2 T + 1 variables, T steps in the span of the gradients leave a gap of order L R^2/T^2.

    Any method may stand in: it gets the gradient, the start 0 and 1/L, and that it stays in the
    span is checked, x_t having no more than t entries that are not 0.
    """
    T = let(sizes(1, 24))
    L = let(reals(1 / 8, 4))
    f = Chain(2 * T + 1, L)
    start = 0 * f.argmin
    path = descend(f.gradient, start, 1 / L, steps=T)
    unseen = np.arange(f.dim) >= np.arange(T + 1)[:, None]
    beyond = np.max(np.abs(path) * unseen)
    return dict(L=L, T=T, beyond=beyond, f_T=f(path[-1]), R_sq=np.sum((start - f.argmin) ** 2))
