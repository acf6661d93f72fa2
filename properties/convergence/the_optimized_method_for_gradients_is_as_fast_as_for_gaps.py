"""OGM-G on a smooth convex function: the gradient where it ends, from the gap where it starts."""

import numpy as np

from theorycheck import claim, symbol
from theorycheck.notation import L
from theorycheck.optimization import optimized_gradient_method_for_gradients, optimized_weights
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

theta = symbol("theta", "last weight of the method, about T / sqrt 2", positive=True)
f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
g_sq = symbol("g_sq", "squared norm of the gradient after T steps", nonnegative=True)


@claim(
    source="Kim & Fessler 2021, J. Optimization Theory and Applications 188, Theorem 6.1",
    then=g_sq <= 2 * L * f_0 / theta**2,
    sharp=True,
)
def the_optimized_method_for_gradients_is_as_fast_as_for_gaps(
    let, *, descend=optimized_gradient_method_for_gradients
):
    """With step size 1/L, the last gradient is at most sqrt(2 L f_0) / theta, theta of order T."""
    f = let(convex_functions(enveloped=False))
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 200))
    path = descend(f.gradient, x_0, 1 / f.L, steps=T)
    theta = optimized_weights(T, f.L / f.L)[-1]
    return dict(L=f.L, theta=theta, f_0=f(x_0), g_sq=np.sum(f.gradient(path[-1]) ** 2))
