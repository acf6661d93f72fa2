"""One step under the Polyak-Lojasiewicz inequality, and the rate that PEPit prints for it."""

from sympy import sqrt

from theorycheck import claim, symbol
from theorycheck.notation import L, eta, mu
from theorycheck.optimization import gradient_descent
from theorycheck.strategies import reals, vectors
from theorycheck.strategies.landscapes import LOJASIEWICZ, landscapes

f_0 = symbol("f_0", "objective above its minimum at the start", nonnegative=True)
f_1 = symbol("f_1", "objective above its minimum after one step", nonnegative=True)

inner = 4 * L**2 - 2 * L * (L + mu) * (2 - L * eta) * mu * eta


@claim(
    source="PEPit 0.5.1, theoretical_tau of gradient_descent_quadratic_lojasiewicz_naive",
    assume=[eta * L <= 1],
    then=f_1 <= (mu * (1 - L * eta) + sqrt(inner) ** 2 / (2 * L + mu) ** 2) * f_0,
    refuted_by="this catalogue: the square has to enclose mu (1 - L eta), too",
)
def the_printed_lojasiewicz_rate_holds_at_every_scale(let, *, descend=gradient_descent):
    """Where |grad f|^2 >= 2 mu (f - f*), one step of size at most 1/L shrinks the gap as printed.

    PEPit's own worst case is that of Abbaszadehpeivasti, de Klerk & Zamani 2023; a parenthesis of
    the formula it is compared with stands in the wrong place.
    """
    f = let(landscapes(LOJASIEWICZ, dim=(1, 2)))
    x_0 = let(vectors(f.dim, -2, 2))
    share = let(reals(1 / 16, 1))
    eta = share / f.L
    f_0, f_1 = f(descend(f.gradient, x_0, eta, steps=1))
    return dict(mu=f.lojasiewicz, L=f.L, eta=eta, f_0=f_0, f_1=f_1)
