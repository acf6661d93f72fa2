"""What must fall beside theorems on composite, constrained, online and min-max problems."""

from sympy import Rational

SIBLINGS = {
    "mirror_descent_finds_the_bregman_projection": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("any step size", lambda c: c.without(c.assume[0])),
        ("rate 1/t^2", lambda c: c.scaled(1 / _of(c, "t"))),
    ],
    "proximal_gradient_contracts_the_gap": [
        ("the factor is 3 % too small", lambda c: c.scaled(Rational(97, 100))),
        (
            "(1 - eta mu)^(2 t) for every step size",
            lambda c: c.claiming(
                _of(c, "F_t")
                <= (1 - _of(c, "eta") * _of(c, "mu")) ** (2 * _of(c, "t")) * _of(c, "F_0")
            ),
        ),
    ],
}


def _of(claim, name):
    return claim.symbols[name]
