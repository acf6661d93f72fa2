"""Gradient descent under the Polyak-Lojasiewicz inequality, at the best rate that is known."""

from sympy import Piecewise, sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu, t
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import log_sizes, reals
from theorycheck.strategies.arrays import points
from theorycheck.strategies.function_classes import lojasiewicz_functions

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_t = symbol("f_t", "objective above its minimum after t steps", nonnegative=True)

inner = 4 * L**2 - 2 * L * (L + mu) * (2 - L * eta) * mu * eta
short = ((mu * (1 - L * eta) + sqrt(inner)) / (2 * L + mu)) ** 2
middle = 1 - mu * eta * (4 - L**2 * eta**2) / (2 + mu * eta)
long = (L * eta - 1) ** 2 / ((L * eta - 1) ** 2 + mu * eta * (2 - L * eta))


@claim(
    source="Abbaszadehpeivasti, de Klerk & Zamani 2023, arXiv:2204.00647, Theorem 3, with m = -L",
    assume=[eta * L <= 2],
    then=f_t
    <= Piecewise((short**t, eta * L <= 1), (middle**t, eta * L <= sqrt(3)), (long**t, True)) * f_0,
    sharp=True,
    needs=[eta * L <= 2],
    regime=[2 * mu <= L],
)
def gradient_descent_contracts_faster_under_a_lojasiewicz_inequality(
    let, *, descend=gradient_descent
):
    """Where |grad f|^2 >= 2 mu (f - f*), the gap shrinks at a rate with three regimes of steps.

    With steps of 1/L it is (2 L - 2 mu)/(2 L + mu) instead of 1 - mu/L.
    """
    f = let(lojasiewicz_functions())
    x_0 = let(points(f.dim, 4))
    eta = let(reals(1 / 4, 3)) / f.L
    T = let(log_sizes(1, 50))
    gaps = f(descend(f.gradient, x_0, eta, steps=T))
    return dict(mu=f.lojasiewicz, L=f.L, eta=eta, t=range(T + 1), f_t=gaps, f_0=gaps[0])
