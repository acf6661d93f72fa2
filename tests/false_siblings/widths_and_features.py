"""What must fall: false siblings of claims on finite widths, random features and first steps."""

from sympy import Eq, Rational

from theorycheck import P
from theorycheck.kernels import limiting_random_feature_risk


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


def _rate(exponent):
    return lambda c: c.claiming(c.statement.quantifier <= exponent)


def _limit_without_the_noise(p1, p2):
    return limiting_random_feature_risk(p1, p2)[0], 0.0


SIBLINGS = {
    "a_loud_feature_raises_the_variance_again": [
        (
            "every feature lowers it, as a quiet one does",
            lambda c: c.claiming(
                Eq(
                    c.symbols["change"],
                    -c.symbols["b"] * c.symbols["s2"] / (1 + c.symbols["s2"] * c.symbols["a"]),
                )
            ),
        ),
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
    ],
    "random_features_risk_follows_its_limit": [
        ("faster than 1/d^(3/2)", _rate(-Rational(3, 2))),
        ("noise costs nothing in the limit", lambda c: c.using(limit=_limit_without_the_noise)),
    ],
    "outputs_are_uncorrelated_but_not_independent": [
        ("they are independent", lambda c: _mean(c, c.symbols["v"] ** 2)),
        ("half as much again", lambda c: c.scaled(Rational(3, 2))),
    ],
    "deep_linear_networks_shrink_the_typical_input": [
        ("the typical norm is kept as the mean square is", lambda c: _mean(c, 0 * c.bound)),
        ("it falls by half of that", lambda c: c.scaled(Rational(1, 2))),
    ],
    "one_step_finds_a_linear_teacher": [("faster than n^(-3/2)", _rate(-Rational(3, 2)))],
    "kernel_regression_learns_a_power_law_at_its_rate": [("as n^(-2)", _rate(-2))],
    "maximal_update_keeps_the_best_step_size": [
        (
            "so does the standard way",
            lambda c: c.claiming(
                P(c.symbols["standard"] <= 4 * c.symbols["shrunk"]) >= Rational(9, 10)
            ),
        ),
        (
            "64 times smaller in the standard way",
            lambda c: c.claiming(
                P(64 * c.symbols["shrunk"] <= c.symbols["standard"]) >= Rational(9, 10)
            ),
        ),
    ],
}
