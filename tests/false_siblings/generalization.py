"""What must fall: false siblings of the claims in properties/generalization."""

from types import SimpleNamespace

import numpy as np
from sympy import Rational, Sum, binomial, exp, log, pi, sqrt

from theorycheck import P, symbol
from theorycheck.estimators import all_signs
from theorycheck.losses import zero_one

_i = symbol("i", "index of summation", integer=True)


def _absolute_average(values):
    sums = all_signs(values.shape[-1]) @ values.mT
    return np.mean(np.max(np.abs(sums), axis=-1), axis=-1) / values.shape[-1]


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def one_of_many(c):
    return c.claiming(c.statement.relation.subs(c.symbols["M"], 1))


SIBLINGS = {
    "hoeffding_one_sided": [
        ("4 n instead of 2 n", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("no square root", bounded_by(lambda s: log(1 / s.delta) / (2 * s.n))),
    ],
    "hoeffding_two_sided": [
        ("one side only", bounded_by(lambda s: sqrt(log(1 / s.delta) / (2 * s.n)))),
        ("no square root", bounded_by(lambda s: log(2 / s.delta) / (2 * s.n))),
    ],
    "hoeffding_lemma": [
        ("10 instead of 8", lambda c: c.scaled(Rational(8, 10))),
        ("a twelfth of the squared range", lambda c: c.scaled(Rational(2, 3))),
    ],
    "bernstein_inequality": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("the variance is dropped", bounded_by(lambda s: log(1 / s.delta) / (3 * s.n))),
    ],
    "empirical_bernstein": [
        ("Bernstein's 1/3 instead of 7/3", bounded_by(
            lambda s: sqrt(2 * s.V_n * log(2 / s.delta) / s.n) + log(2 / s.delta) / (3 * (s.n - 1))
        )),
        ("Wald's interval", bounded_by(lambda s: sqrt(2 * s.V_n * log(2 / s.delta) / s.n))),
    ],
    "chernoff_relative_entropy": [
        ("a half for free", lambda c: c.scaled(Rational(1, 2))),
        ("2 n kl", bounded_by(lambda s: exp(-2 * s.n * s.kl))),
    ],
    "exact_test_set_bound": [
        ("half the level", lambda c: c.scaled(Rational(1, 2))),
        ("1 % less", lambda c: c.scaled(Rational(99, 100))),
    ],
    "pinsker_bernoulli": [
        ("4 instead of 2", lambda c: c.scaled(2)),
        ("the local variance", bounded_by(lambda s: (s.q - s.r) ** 2 / (2 * s.r * (1 - s.r)))),
    ],
    "bounded_differences": [
        ("4 instead of 2", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("no square root", bounded_by(lambda s: s.c_2 * log(1 / s.delta) / 2)),
    ],
    "dkw_massart": [
        ("one-sided and two-sided confused", lambda c: c.scaled(Rational(1, 2))),
        ("exponent 4", bounded_by(lambda s: 2 * exp(-4 * s.n * s.u**2))),
    ],
    "finite_class_uniform_gap": [
        ("the union over the class is forgotten", one_of_many),
        ("no square root", bounded_by(lambda s: log(2 * s.M / s.delta) / (2 * s.n))),
    ],
    "finite_class_erm_excess": [
        ("the union over the class is forgotten", one_of_many),
        ("the fluctuation of the best is ignored", lambda c: c.scaled(Rational(1, 2))),
    ],
    "finite_class_realizable": [
        ("the union over the class is forgotten", one_of_many),
        ("2 n instead of n", lambda c: c.scaled(Rational(1, 2))),
    ],
    "finite_class_expected_gap": [
        ("4 instead of 2", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("uniformity for free", bounded_by(lambda s: sqrt(1 / (2 * s.n)))),
    ],
    "occam_razor": [
        ("the prior is forgotten", bounded_by(lambda s: sqrt(log(1 / s.delta) / (2 * s.n)))),
        ("the confidence is forgotten", bounded_by(lambda s: sqrt(log(1 / s.prior) / (2 * s.n)))),
    ],
    "rademacher_population_bound": [
        ("symmetrization for free", bounded_by(
            lambda s: s.R_n + sqrt(log(1 / s.delta) / (2 * s.n))
        )),
        ("the confidence is for free", bounded_by(lambda s: 2 * s.R_n)),
    ],
    "rademacher_symmetrization": [
        ("symmetrization for free", lambda c: c.scaled(Rational(1, 2))),
        ("10 % less", lambda c: c.scaled(Rational(9, 10))),
    ],
    "rademacher_two_sided": [
        ("one side only", bounded_by(lambda s: 2 * s.R_n + sqrt(log(1 / s.delta) / (2 * s.n)))),
        ("complexity for free", bounded_by(lambda s: sqrt(log(2 / s.delta) / (2 * s.n)))),
    ],
    "rademacher_empirical_bound": [
        ("symmetrization for free", bounded_by(
            lambda s: s.R_S + 3 * sqrt(log(2 / s.delta) / (2 * s.n))
        )),
        ("complexity for free", bounded_by(lambda s: 3 * sqrt(log(2 / s.delta) / (2 * s.n)))),
    ],
    "rademacher_binary_halves": [
        ("the loss is as complex as the class", lambda c: c.scaled(2)),
        ("absolute values inside", lambda c: c.using(average=_absolute_average)),
    ],
    "massart_lemma": [
        ("no 2 under the root", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("absolute values for free", lambda c: c.using(measure=_absolute_average)),
    ],
    "rademacher_linear_l2": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("1/n for 1/sqrt(n)", bounded_by(lambda s: s.B * sqrt(s.squares) / s.n ** Rational(3, 2))),
    ],
    "rademacher_linear_lower": [
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
        ("the Gaussian constant", lambda c: c.scaled(sqrt(4 / pi))),
    ],
    "rademacher_linear_l1": [
        ("the signs are forgotten", bounded_by(
            lambda s: s.B * s.column * sqrt(2 * log(s.d)) / s.n
        )),
        ("free of the dimension", bounded_by(lambda s: s.B * s.column / s.n)),
    ],
    "talagrand_contraction": [
        ("10 % contracted", lambda c: c.scaled(Rational(9, 10))),
        ("absolute values inside", lambda c: c.using(average=_absolute_average)),
    ],
    "sauer_lemma": [
        ("one term less", bounded_by(lambda s: Sum(binomial(s.n, _i), (_i, 0, s.d_vc - 1)))),
        ("n^d", bounded_by(lambda s: s.n**s.d_vc)),
    ],
    "vc_uniform_bound": [
        ("one hypothesis", bounded_by(lambda s: sqrt(log(2 / s.delta) / (2 * s.n)))),
        ("no dependence on the class", bounded_by(lambda s: sqrt(8 * log(4 / s.delta) / s.n))),
    ],
    "vc_realizable_bound": [
        ("no logarithm of n", bounded_by(
            lambda s: (s.d_vc + 2 * log(2 / s.delta) / log(2)) / s.n
        )),
        ("no dependence on the class", bounded_by(lambda s: 2 * log(2 / s.delta) / (log(2) * s.n))),
    ],
    "vc_lower_bound": [
        ("the coin's half is forgotten", lambda c: c.scaled(2)),
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
    ],
    "cover_dichotomies": [
        ("one term more", bounded_by(lambda s: 2 * Sum(binomial(s.n - 1, _i), (_i, 0, s.d)))),
        ("Sauer's bound as a count", bounded_by(lambda s: Sum(binomial(s.n, _i), (_i, 0, s.d)))),
    ],
    "margin_bound_memorizer": [
        ("the margin is forgotten", bounded_by(
            lambda s: 2 * s.length / sqrt(s.n) + sqrt(log(1 / s.delta) / (2 * s.n))
        )),
        ("training errors for margin losses", lambda c: c.using(loss=lambda rho: zero_one)),
    ],
    "margin_bound_on_real_data": [
        ("complexity for free, training errors for margin losses", lambda c: c.using(
            loss=lambda rho: zero_one
        ).claiming(P(c.symbols["gap"] <= 1 / (50 * c.symbols["n"])) >= 1 - c.symbols["delta"])),
    ],
}
