"""The optimized gradient method on a smooth convex function: the best constant of all methods."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.notation import L, R
from theorycheck.optimization import optimized_gradient_method, optimized_weights
from theorycheck.strategies import log_sizes
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

theta = symbol("theta", "last weight of the method, about T / sqrt 2", positive=True)
f_T = symbol("f_T", "objective above its minimum after T steps", nonnegative=True)


@claim(
    source="Drori & Teboulle 2014; Kim & Fessler 2016, Theorem 2",
    then=f_T <= L * R**2 / (2 * theta**2),
    sharp=True,
)
def the_optimized_gradient_method_is_twice_as_fast(let, *, descend=optimized_gradient_method):
    """With step size 1/L, the last gap is at most L R^2 / (2 theta_T^2), half of Nesterov's."""
    f = let(convex_functions())
    x_0 = let(points(f.dim, 2))
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, 1 / f.L, steps=T)
    theta = optimized_weights(T, f.L / f.L)[-1]
    return dict(L=f.L, theta=theta, R=norm(x_0 - f.argmin), f_T=f(path[-1]))
