"""Noisy gradient descent on a quadratic: its exact expected excess risk after T steps."""

from sympy import Eq

from theorycheck import E, claim, symbol
from theorycheck.learning import all_signs
from theorycheck.notation import T, eta
from theorycheck.privacy import noisy_descent
from theorycheck.strategies import reals, sizes

h = symbol("h", "curvature", positive=True)
s = symbol("s", "standard deviation of the noise on each gradient", nonnegative=True)
start = symbol("start", "distance of the first point to the minimizer")
excess = symbol("excess", "value of the quadratic minus its minimum", nonnegative=True)

shrunk = (1 - eta * h) ** (2 * T)


@claim(
    source="direct computation; compare Bassily, Smith & Thakurta 2014",
    then=Eq(
        E(excess), h / 2 * (shrunk * start**2 + eta * s**2 * (1 - shrunk) / (h * (2 - eta * h)))
    ),
)
def noisy_descent_quadratic(let, *, descend=noisy_descent):
    """Gradient descent with noise of variance s^2 on h w^2/2 has expected excess risk
    h/2 ((1 - eta h)^2T start^2 + eta s^2 (1 - (1 - eta h)^2T)/(h (2 - eta h))).
    """
    T = let(sizes(1, 10))
    h = let(reals(1 / 16, 2))
    eta = let(reals(1 / 64, 15 / 16))
    s = let(reals(0, 2))
    start = let(reals(-2, 2))
    signs = all_signs(T)
    last = descend(lambda w: h * w, start + 0 * signs[:, 0], eta, s * signs.T)[-1]
    weights = (1 + 0 * last) / 2**T
    return dict(T=T, h=h, eta=eta, s=s, start=start, excess=h * last**2 / 2, weights=weights)
