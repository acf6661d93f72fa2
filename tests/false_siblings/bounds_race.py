"""What must fall: false siblings of claims about trained networks, machines, and their bounds."""

import operator
from types import SimpleNamespace

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _of_the_sample(s):
    return s.ramp_loss + sqrt(log(s.j * (s.j + 1) / s.delta) / (2 * s.n))


def _growth(s):
    smoothness = 1 / sqrt(108) + 1 / sqrt(27 * s.m)
    drawn = 1 - (1 - 1 / s.n) ** s.T
    return ((1 + s.eta * smoothness) ** s.T - 1) / (s.eta * smoothness * s.T * drawn)


def _limits(relation, level, chance):
    return lambda c: c.claiming(P(relation(c.symbols["limit"], level)) >= chance)


SIBLINGS = {
    "trained_network_margin_bound": [
        ("the sample's loss", bounded_by(lambda s: s.ramp_loss + 0 * s.n)),
        ("complexity for free", bounded_by(_of_the_sample)),
    ],
    "trained_network_path_norm_bound": [
        ("the sample's loss", bounded_by(lambda s: s.ramp_loss + 0 * s.n)),
        ("complexity for free", bounded_by(_of_the_sample)),
    ],
    "trained_network_spectral_margin_bound": [
        ("the sample's loss", bounded_by(lambda s: s.ramp_loss + 0 * s.n)),
        ("complexity for free", bounded_by(_of_the_sample)),
    ],
    "networks_err_as_they_did_online": [
        ("the confidence for free", bounded_by(lambda s: s.mistakes)),
        (
            "8 n for 2 n",
            bounded_by(lambda s: s.mistakes + sqrt(log(1 / s.delta) / (8 * s.n))),
        ),
    ],
    "networks_of_few_mistakes_are_certified": [
        (
            "the choice for free",
            lambda c: c.using(budget=lambda _, others, delta: np.log(1 / delta) / (4 * others + 1)),
        ),
        ("the others' errors are all", lambda c: c.using(budget=lambda *_: 0)),
    ],
    "descent_on_networks_is_stable": [
        ("a tenth less", lambda c: c.scaled(Rational(9, 10))),
        ("n^2 for n", bounded_by(lambda s: _growth(s) / s.n**2)),
    ],
    "support_vector_machines_are_stable": [
        ("removal for replacement", lambda c: c.scaled(Rational(1, 2))),
        ("convexity suffices", bounded_by(lambda s: s.radius**2 / s.n)),
    ],
    "predictions_that_tell_little_generalize": [
        ("half under the root", lambda c: c.scaled(Rational(1, 2))),
        ("no square root", bounded_by(lambda s: s.root**2 / 2)),
    ],
    "a_network_is_certified_below_one_half": [
        ("below a quarter", _limits(operator.le, Rational(1, 4), Rational(9, 10))),
        ("for sure", _limits(operator.le, Rational(1, 2), Rational(99, 100))),
    ],
    "norm_bounds_are_vacuous_for_small_samples": [
        ("above 3/2", _limits(operator.ge, Rational(3, 2), Rational(99, 100))),
        (
            "above 11/10",
            _limits(operator.ge, Rational(11, 10), Rational(99, 100)),
        ),
    ],
}
