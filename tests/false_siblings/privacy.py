"""What must fall: false siblings of the claims in properties/privacy."""

from types import SimpleNamespace

from sympy import Rational, exp

from theorycheck.learning import logistic_regression
from theorycheck.privacy import (
    composed_delta,
    exponential_mechanism,
    gaussian_privacy_curve,
    laplace_mechanism,
    laplace_scale,
    report_bits,
)


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _half_the_noise(rng, answers, *, epsilon, sensitivity):
    return laplace_mechanism(rng, answers, epsilon=2 * epsilon, sensitivity=sensitivity)


def _seldom_lying(rng, bits, *, epsilon):
    return report_bits(rng, bits, epsilon=2 * epsilon)


def _quarter_of_the_penalty(X, y, *, penalty):
    return logistic_regression(X, y, penalty=penalty / 4)


def _one_release_fewer(loss, k, epsilon):
    return composed_delta(loss, k - 1, epsilon)


def _louder(mu, epsilon):
    return gaussian_privacy_curve(mu * 9 / 10, epsilon)


def _half_as_private(c):
    guessed = c.statement.relation.lhs
    return c.claiming(guessed <= Rational(1, 2) + c.symbols["epsilon"] / 16)


def _of_one_report(c):
    once = exp(c.symbols["epsilon"])
    return c.claiming(c.statement.relation.lhs <= once / (1 + once))


SIBLINGS = {
    "randomized_response_error": [
        (
            "noise not rescaled",
            bounded_by(
                lambda s: (
                    (s.share * (1 - s.share) + exp(s.epsilon) / (exp(s.epsilon) + 1) ** 2) / s.n
                )
            ),
        ),
        (
            "reports taken for bits",
            lambda c: c.using(estimate=lambda reported, *_: reported),
        ),
    ],
    "laplace_mechanism_privacy": [
        (
            "scale sensitivity/(2 eps)",
            lambda c: c.using(scale=lambda d, e: laplace_scale(d, 2 * e)),
        ),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "gaussian_accountants_are_sound": [
        ("for a tenth more noise", lambda c: c.using(account=_louder)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "composition_accountants_are_sound": [
        ("one release is not counted", lambda c: c.using(account=_one_release_fewer)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "a_private_bit_is_seldom_guessed": [
        ("half the noise", lambda c: c.using(release=_half_the_noise)),
        ("hardly more often than not", _half_as_private),
    ],
    "reported_bits_are_seldom_guessed": [
        ("kept with probability 1/(1 + e^(-2 eps))", lambda c: c.using(report=_seldom_lying)),
        (
            "as from one report",
            _of_one_report,
        ),
        ("4 % less", lambda c: c.scaled(Rational(96, 100))),
    ],
    "erm_output_sensitivity": [
        ("removal for replacement", lambda c: c.scaled(Rational(1, 2))),
        ("regularization is irrelevant", bounded_by(lambda s: 2 / s.n)),
    ],
    "exponential_mechanism_privacy": [
        (
            "exp(epsilon score)",
            lambda c: c.using(
                choose=lambda scores, epsilon: exponential_mechanism(scores, 2 * epsilon)
            ),
        ),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "noisy_descent_utility": [
        (
            "noise for free",
            bounded_by(lambda s: s.start**2 / (2 * s.eta * s.T) + s.eta * s.slope**2 / 2),
        ),
        (
            "half the distance term",
            bounded_by(
                lambda s: (
                    s.start**2 / (4 * s.eta * s.T)
                    + s.eta * s.slope**2 * (1 + 2 * s.T / (s.n**2 * s.rho)) / 2
                )
            ),
        ),
    ],
    "logistic_regression_is_insensitive_to_a_record": [
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        ("a quarter of the penalty", lambda c: c.using(fit=_quarter_of_the_penalty)),
    ],
    "group_privacy_lower_bound": [
        ("half of it for one", bounded_by(lambda s: 2 / (1 + exp(s.epsilon)))),
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
    ],
}
