"""Gradient descent under the Polyak-Lojasiewicz inequality, on functions convex and not."""

from theorycheck import claim, symbol
from theorycheck.derivation import since
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import lojasiewicz_functions

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_1 = symbol("f_1", "objective above its minimum after one step", nonnegative=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)


def _proof(descent):
    g_sq = descent.symbols["g_sq"]
    step = since(descent).substitute(rise=f_1 - f_0 + eta * g_sq).solve_for(f_1)
    step = step.suppose(eta * L <= 2, mu <= L)
    shrunk = step.at_least(g_sq, 2 * mu * f_0, because="the Lojasiewicz inequality")
    return shrunk.iterate(t, f_0, f_t)


@claim(
    source="Polyak 1963; Karimi, Nutini & Schmidt 2016, Theorem 1",
    assume=[eta * L <= 2],
    then=f_t <= (1 - 2 * mu * eta + mu * L * eta**2) ** t * f_0,
    sharp=True,
    needs=[eta * L <= 2],
    follows_from=["a_gradient_step_decreases_the_objective"],
    derivation=_proof,
    regime=[2 * mu <= L],
)
def gradient_descent_under_a_lojasiewicz_inequality(let, *, descend=gradient_descent):
    """Where |grad f|^2 >= 2 mu (f - f*), the gap shrinks at a linear rate, convex or not."""
    f = let(lojasiewicz_functions())
    x_0 = let(points(f.dim, 4))
    eta = let(reals(1 / 4, 3)) / f.L
    T = let(log_sizes(1, 100))
    gaps = f(descend(f.gradient, x_0, eta, steps=T))
    return dict(mu=f.lojasiewicz, L=f.L, eta=eta, t=range(T + 1), f_t=gaps, f_0=gaps[0])
