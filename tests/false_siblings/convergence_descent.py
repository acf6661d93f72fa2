"""What must fall: false siblings of claims on descent in properties/convergence."""

from changed_constants import with_constants
from sympy import Rational

SIBLINGS = {
    "chebyshev_steps_accelerate_gradient_descent": [
        ("the bound is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("equal steps are as fast", lambda c: c.using(choose=_equal)),
        ("without the factor of 2", lambda c: c.scaled(Rational(1, 2))),
        ("beyond quadratics", lambda c: with_constants(c, KINDS=("elbow",))),
    ],
}


def _equal(mu, L, steps):
    return [2 / (L + mu)] * steps
