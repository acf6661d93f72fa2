"""Gradient descent on a smooth convex function: the gap after t steps, with the best constant."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import convex_functions

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


def _proof(any_step):
    return since(any_step).suppose(eta * L <= 1).weaken(L * R**2 / (4 * t * L * eta + 2))


@claim(
    source="Drori & Teboulle 2014, Mathematical Programming 145, Theorem 3.1",
    assume=[eta * L <= 1],
    then=f_t <= L * R**2 / (4 * t * L * eta + 2),
    sharp=True,
    needs=[eta * L <= 1],
    follows_from=["gradient_descent_gap_with_long_steps"],
    derivation=_proof,
)
def gradient_descent_gap_on_convex_functions(let, *, descend=gradient_descent):
    """With step size at most 1/L, the gap falls like 1/t: at most half of R^2 / (2 eta t)."""
    f = let(convex_functions(ridge=0.5))
    x_0 = let(points(f.dim, 2))
    eta = let(reals(1 / 16, 5 / 2)) / f.L
    T = let(log_sizes(1, 100))
    path = descend(f.gradient, x_0, eta, steps=T)
    return dict(L=f.L, eta=eta, t=range(T + 1), R=norm(x_0 - f.argmin), f_t=f(path))
