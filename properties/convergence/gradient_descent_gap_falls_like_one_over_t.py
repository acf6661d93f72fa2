"""Gradient descent on a smooth convex function: the gap after t steps, as textbooks have it."""

from numpy.linalg import norm

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import L, R, eta, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.landscapes import landscapes

f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


@claim(
    source="Nesterov 2004, Corollary 2.1.2; Bubeck 2015, Theorem 3.3",
    assume=[eta * L <= 1],
    then=f_t <= R**2 / (2 * eta * t),
    needs=[eta * L <= 1],
    follows_from=["gradient_descent_gap_on_convex_functions"],
    derivation=lambda best: since(best).suppose(t >= 1).weaken(R**2 / (2 * eta * t)),
)
def gradient_descent_gap_falls_like_one_over_t(let, *, descend=gradient_descent):
    """With step size at most 1/L, the gap to the minimum is at most R^2 / (2 eta t)."""
    f = let(landscapes(dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    eta = let(reals(1 / 16, 5 / 2)) / f.L
    path = descend(f.gradient, x_0, eta, steps=6)[1:]
    return dict(L=f.L, eta=eta, t=range(1, 7), R=norm(x_0 - f.argmin), f_t=f(path))
