"""What must fall: false siblings of the claims in properties/double_descent."""

from changed_constants import with_constants
from sympy import Eq, Min, Rational, erf, sqrt

from theorycheck import P
from theorycheck.learning import least_squares, ridge
from theorycheck.notation import n, p, sigma


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


def _third_limit():
    return 1 + 3 * p / n + p**2 / n**2


SIBLINGS = {
    "risk_beyond_interpolation_is_known_exactly": [
        (
            "the variance beyond interpolation is forgotten",
            lambda c: _mean(
                c,
                c.symbols["b_in"] * (1 - n / p) + sigma**2 + c.symbols["b_out"],
            ),
        ),
        (
            "the asymptotic n/(p-n) at finite n",
            lambda c: _mean(
                c,
                c.symbols["b_in"] * (1 - n / p)
                + (sigma**2 + c.symbols["b_out"]) * (1 + n / (p - n)),
            ),
        ),
    ],
    "risk_before_interpolation_is_known_exactly": [
        (
            "omitted features cost nothing but themselves",
            lambda c: _mean(c, c.symbols["b_out"] + sigma**2 * (1 + p / (n - p - 1))),
        ),
        (
            "the asymptotic n/(n-p) at finite n",
            lambda c: _mean(c, (sigma**2 + c.symbols["b_out"]) * n / (n - p)),
        ),
    ],
    "variance_peaks_at_interpolation": [
        ("the peak is 3 % lower", lambda c: c.scaled(Rational(97, 100))),
        (
            "variance is largest away from n",
            lambda c: c.claiming(c.symbols["variance"] >= c.symbols["peak"]),
        ),
    ],
    "real_data_error_peaks_at_interpolation": [
        (
            "the classical U: past the valley the error only grows",
            lambda c: c.claiming(P(c.symbols["beyond"] >= c.symbols["at_n"]) >= Rational(1, 2)),
        ),
        (
            "the peak is at 15 or 27 features",
            lambda c: c.claiming(P(c.symbols["near"] >= c.symbols["at_n"]) >= Rational(1, 2)),
        ),
        (
            "clean labels have no peak",
            lambda c: c.claiming(P(c.symbols["at_n"] <= c.symbols["before"]) >= Rational(1, 2)),
        ),
    ],
    "norm_of_the_interpolator_is_known_exactly": [
        (
            "the signal is not shrunk by n/p",
            lambda c: _mean(c, c.symbols["b_in"] + sigma**2 * n / (p - n - 1)),
        ),
        (
            "the asymptotic n/(p-n)",
            lambda c: _mean(c, (c.symbols["b_in"] / p + sigma**2 / (p - n)) * n),
        ),
    ],
    "precision_of_least_squares_is_chi_squared": [
        (
            "n - p - 1 degrees of freedom",
            lambda c: c.claiming(
                Eq(c.statement.quantifier, c.bound.subs(c.symbols["half"], c.symbols["half"] + 1))
            ),
        ),
        ("2 % too seldom", lambda c: c.scaled(Rational(9, 10))),
    ],
    "square_designs_have_heavy_tailed_variance": [
        (
            "a tail of exponent 1: a finite mean",
            lambda c: c.claiming(
                P(c.symbols["variance"] <= 4 * c.symbols["x"]) >= 1 - 1 / (4 * c.symbols["x"] + 4)
            ),
        ),
        (
            "the tail is twice as heavy",
            lambda c: c.claiming(c.statement.quantifier >= erf(1 / sqrt(c.symbols["x"]))),
        ),
    ],
    "another_feature_changes_variance_by_a_known_amount": [
        (
            "no 1 for the new coefficient itself",
            lambda c: c.claiming(
                Eq(
                    c.symbols["change"],
                    (2 * c.symbols["rise"] - 1) * c.symbols["u2"] / c.symbols["s"],
                )
            ),
        ),
        ("another feature always adds variance", lambda c: c.claiming(c.symbols["change"] >= 0)),
    ],
    "interpolators_shrink_with_more_features": [
        (
            "they shrink by 1 % at least",
            lambda c: c.scaled(Rational(99, 100)),
        ),
        (
            "the larger model has the larger weights",
            lambda c: c.claiming(c.symbols["shorter"] >= c.symbols["longer"]),
        ),
    ],
    "optimal_ridge_never_suffers_from_an_example": [
        ("any penalty will do", lambda c: c.without(c.assume[0])),
        ("every example helps by 1 %", lambda c: c.scaled(Rational(99, 100))),
    ],
    "ridge_risk_is_bounded_on_every_design": [
        (
            "half the variance bound",
            lambda c: c.claiming(
                c.symbols["risk"] <= c.symbols["b2"] + sigma**2 * Min(n, p) / (8 * c.symbols["lam"])
            ),
        ),
        (
            "no bias",
            lambda c: c.claiming(
                c.symbols["risk"] <= sigma**2 * Min(n, p) / (4 * c.symbols["lam"])
            ),
        ),
    ],
    "interpolators_absorb_the_noise": [
        ("they absorb 3 % more", lambda c: c.scaled(Rational(103, 100))),
        ("as if all inputs were as long", lambda c: c.scaled(c.symbols["X2"] / n)),
    ],
    "one_example_more_changes_the_risk_by_a_known_amount": [
        (
            "more data never hurts the mean",
            lambda c: c.claiming(c.statement.quantifier <= c.symbols["r2"] / p),
        ),
        ("the signal is learnt twice as fast", lambda c: _mean(c, c.bound - c.symbols["r2"] / p)),
        ("p in place of p - 1", lambda c: _mean(c, c.bound * (p + 2) / (p - 1))),
    ],
    "largest_singular_value_of_a_gaussian_matrix": [
        (
            "the square root of n + p",
            lambda c: c.claiming(c.statement.quantifier <= sqrt(n + p)),
        ),
        ("70 % of it", lambda c: c.scaled(Rational(7, 10))),
    ],
    "tall_gaussian_designs_are_well_conditioned": [
        (
            "the square root of n - p/2",
            lambda c: c.claiming(c.statement.quantifier >= sqrt(n - p / 2)),
        ),
        ("half as much again", lambda c: c.scaled(Rational(3, 2))),
    ],
    "wishart_spectra_have_known_second_moments": [
        ("the Marchenko-Pastur limit at finite n", lambda c: _mean(c, 1 + p / n)),
        ("twice the correction", lambda c: _mean(c, 1 + p / n + 2 / n)),
    ],
    "spectra_approach_the_marchenko_pastur_edge": [
        ("as fast as 1/n", lambda c: c.claiming(c.statement.quantifier <= -1)),
    ],
    "ridge_risk_follows_marchenko_pastur": [
        ("faster than n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
        (
            "with the variance of the other Gram matrix",
            lambda c: c.using(limit=lambda *_: 0.1),
        ),
    ],
    "junk_features_are_ridge": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        (
            "as if the junk were even already",
            lambda c: c.claiming(
                c.symbols["off"] <= c.symbols["uneven"] / (2 * sqrt(c.symbols["rho"]))
            ),
        ),
    ],
    "benign_overfitting_variance": [
        (
            "only the tail counts",
            lambda c: c.claiming(
                c.symbols["variance"] <= c.symbols["rest"] / c.symbols["low"] ** 2
            ),
        ),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "benign_overfitting_bias": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        (
            "only the tail counts",
            lambda c: c.claiming(
                c.symbols["bias"]
                <= c.symbols["signal"]
                * c.symbols["tail"]
                * c.symbols["high"]
                / c.symbols["low"]
                / 4
            ),
        ),
    ],
    "benign_overfitting_with_high_probability": [
        (
            "n/M without the k/n of the spikes",
            lambda c: c.claiming(
                P(c.symbols["variance"] <= n / c.symbols["M"]) >= 1 - c.symbols["delta"]
            ),
        ),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("with fewer examples than the spikes need", lambda c: c.without(c.assume[0])),
    ],
    "spikes_cost_little_over_flat_junk": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        (
            "only the junk costs",
            lambda c: c.claiming(c.symbols["variance"] <= c.symbols["scale"] * c.symbols["rest"]),
        ),
        (
            "only the spikes cost",
            lambda c: c.claiming(
                c.symbols["variance"] <= c.symbols["high"] / c.symbols["low"] * c.symbols["lead"]
            ),
        ),
    ],
    "benign_overfitting_rate": [
        ("as fast as n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
    ],
    "second_descent_is_the_deeper_one_on_real_data": [
        (
            "on patients and flowers as well",
            lambda c: with_constants(c, NAMES=("diabetes", "iris")),
        ),
        (
            "the best model is small",
            lambda c: c.claiming(P(c.symbols["beyond"] >= c.symbols["valley"]) >= Rational(1, 2)),
        ),
        (
            "it is twice as deep",
            lambda c: c.claiming(
                P(c.symbols["beyond"] >= c.symbols["valley"] / 2) <= Rational(1, 10)
            ),
        ),
    ],
    "more_real_data_can_hurt": [
        (
            "more real data never hurts",
            lambda c: c.claiming(P(c.symbols["twice"] <= c.symbols["few"]) >= Rational(1, 2)),
        ),
        (
            "once it hurts it goes on to",
            lambda c: c.claiming(P(c.symbols["more"] >= c.symbols["twice"]) >= Rational(1, 2)),
        ),
    ],
    "risk_at_interpolation_has_an_infinite_mean": [
        (
            "with a ridge penalty as well",
            lambda c: c.using(fit=lambda X, y: ridge(X, y, 1)),
        ),
    ],
    "square_designs_have_no_heavier_tails": [
        ("a third as often", lambda c: c.scaled(Rational(1, 3))),
        (
            "as one over x",
            lambda c: c.claiming(
                P(c.symbols["variance"] >= c.symbols["x"]) <= n / (2 * c.symbols["x"])
            ),
        ),
    ],
    "a_small_penalty_halves_the_error_at_the_peak_on_real_data": [
        ("no penalty does", lambda c: c.using(fit=lambda X, y, _: least_squares(X, y))),
        (
            "it only hurts",
            lambda c: c.claiming(P(c.symbols["penalized"] >= c.symbols["plain"]) >= Rational(1, 2)),
        ),
    ],
    "ridgeless_risk_follows_its_limit": [
        ("faster than n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
        ("to half the limit", lambda c: c.using(limit=lambda *_: 0.3)),
    ],
    "optimal_ridge_never_suffers_from_a_feature": [
        ("any penalty will do", lambda c: c.without(c.assume[0])),
        ("every feature helps by 1 %", lambda c: c.scaled(Rational(99, 100))),
    ],
    "spectra_approach_the_lower_marchenko_pastur_edge": [
        ("as fast as n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
        ("at 1 - p/n", lambda c: with_constants(c, edge=lambda ratio: abs(1 - ratio))),
    ],
    "wishart_spectra_have_known_third_moments": [
        ("the Marchenko-Pastur limit at finite n", lambda c: _mean(c, _third_limit())),
        ("with the correction of the second", lambda c: _mean(c, c.bound - 2 / n)),
        ("without the 4/n^2", lambda c: _mean(c, c.bound - 4 / n**2)),
    ],
}
