"""What must fall: false siblings of claims in properties/generalization, continued."""

from types import SimpleNamespace

from sympy import Rational, log, sqrt


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


SIBLINGS = {
    "nearest_neighbor_finite_sample": [
        ("the Bayes risk, once", bounded_by(lambda s: s.bayes + 0 * s.slope * s.d * s.n)),
        ("the price of the distance is forgotten", bounded_by(lambda s: 2 * s.bayes)),
        ("4 % less", lambda c: c.scaled(Rational(96, 100))),
    ],
    "individual_sample_information": [
        ("half under the root", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("no square root", bounded_by(lambda s: s.root**2 / 2)),
    ],
    "vc_uniform_bound": [
        ("one hypothesis", bounded_by(lambda s: sqrt(log(1 / s.delta) / (2 * s.n)))),
        (
            "the growth function is forgotten",
            bounded_by(lambda s: (1 + sqrt((s.n + 1) * log(2 / s.delta))) / s.n + 0 * s.d_vc),
        ),
        ("two thirds of it", lambda c: c.scaled(Rational(2, 3))),
    ],
    "finite_class_realizable_expected": [
        ("the size of the class is forgotten", bounded_by(lambda s: 1 / s.n + 0 * s.M)),
        ("its logarithm alone", bounded_by(lambda s: log(s.M) / s.n)),
        ("four fifths of it", lambda c: c.scaled(Rational(4, 5))),
    ],
    "finite_class_erm_expected_excess": [
        ("the realizable rate", bounded_by(lambda s: (1 + log(s.M)) / s.n)),
        ("3 n instead of 2 n", lambda c: c.scaled(sqrt(Rational(2, 3)))),
    ],
    "agnostic_minimax_lower": [
        ("twice as much", lambda c: c.scaled(2)),
        ("the root of n is forgotten", bounded_by(lambda s: sqrt(3 * s.V) / 16)),
    ],
}
