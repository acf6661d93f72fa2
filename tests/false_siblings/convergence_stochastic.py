"""What must fall: false siblings of stochastic gradients and of implicit bias, in convergence."""

from sympy import Rational, log

from theorycheck import P
from theorycheck.notation import delta

SIBLINGS = {
    "confidence_costs_sgd_a_power_of_delta": [
        ("the constant is 4 % too small", lambda c: c.scaled(Rational(96, 100))),
        ("a logarithm of 1/delta", lambda c: c.claiming(_logarithm_of_delta(c))),
    ],
}


def _logarithm_of_delta(claim):
    bound = claim.bound * delta * (1 + log(1 / delta))
    return P(_of(claim, "d_sq") < bound) >= 1 - delta


def _of(claim, name):
    return claim.symbols[name]
