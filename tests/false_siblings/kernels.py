"""What must fall: false siblings of the claims in properties/kernels."""

from sympy import Abs, Eq, Rational, log, pi, sin, sqrt

from theorycheck import P
from theorycheck.kernels import arc_cosine_kernel, gaussian_kernel, nngp_kernel
from theorycheck.notation import delta, eta, m, n, p, t


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


def _entries(distance):
    return lambda c: c.claiming(
        P(c.symbols["deviation"] <= Abs(c.symbols["g"]) * distance) >= 1 - delta
    )


def _rate(exponent):
    return lambda c: c.claiming(c.statement.relation.func(c.statement.quantifier, exponent))


def _gaussian_without_the_two(X, *, bandwidth):
    return gaussian_kernel(X, bandwidth=bandwidth / 2**0.5)


def _without_the_two(X, *, depth):
    return nngp_kernel(X, depth=depth) / 2


def _of_cho_and_saul(X, *, degree):
    return 2 * arc_cosine_kernel(X, degree=degree)


SIBLINGS = {
    "random_neurons_approach_their_kernel": [
        ("as fast as 1/m", _rate(-1)),
        ("Cho and Saul's factor 2 left in", lambda c: c.using(kernel=_of_cho_and_saul)),
    ],
    "wide_networks_have_the_covariance_of_a_gaussian_process": [
        ("as fast as 1/m", _rate(-1)),
        ("without the 2 of He's weights", lambda c: c.using(kernel=_without_the_two)),
    ],
    "fourier_features_have_the_gaussian_kernel": [
        ("without the 2", lambda c: c.using(kernel=_gaussian_without_the_two)),
        (
            "for both signs of it",
            lambda c: _mean(c, 2 - c.symbols["k"]),
        ),
    ],
    "half_spaces_overlap_by_their_angle": [
        ("Cho and Saul's factor 2 left in", lambda c: _mean(c, 2 * c.bound - Rational(1, 4))),
        (
            "the angle itself over 2 pi",
            lambda c: _mean(c, c.symbols["theta"] / (2 * pi) + Rational(1, 4)),
        ),
    ],
    "relu_neurons_have_the_arc_cosine_kernel": [
        (
            "without the sine",
            lambda c: _mean(c, c.bound - c.symbols["length"] * sin(c.symbols["theta"]) / (2 * pi)),
        ),
        (
            "twice as much",
            lambda c: _mean(c, 2 * c.bound - c.symbols["length"] / 4),
        ),
    ],
    "tangent_kernel_diagonal_is_unbiased_at_any_width": [
        (
            "one layer less",
            lambda c: _mean(c, c.symbols["depth"] * c.symbols["length2"]),
        ),
        ("a bias of 1/m", lambda c: c.scaled(1 + 1 / m)),
    ],
    "wide_networks_approach_their_tangent_kernel": [
        ("as fast as 1/m", _rate(-1)),
        ("to twice the kernel", lambda c: c.using(limit=lambda X, depth: 2 * depth + 0 * X @ X.T)),
    ],
    "tangent_kernel_entries_concentrate": [
        ("at the rate 1/m", _entries(sqrt(log(n * (n + 1) / delta) / 2) / m)),
        ("at a quarter of the distance", lambda c: c.scaled(Rational(1, 4))),
        ("one entry for all", _entries(sqrt(log(2 / delta) / (2 * m)))),
    ],
    "tangent_kernel_entries_have_binomial_variance": [
        (
            "the 1 - q is forgotten",
            lambda c: _mean(c, c.symbols["g"] ** 2 * (pi - c.symbols["theta"]) / (2 * pi) / m),
        ),
        ("a tenth more", lambda c: c.scaled(Rational(6, 5))),
    ],
    "tangent_kernel_stays_invertible_at_moderate_width": [
        ("at any width", lambda c: c.without(c.assume[1])),
        (
            "with three quarters of the eigenvalue",
            lambda c: c.claiming(P(c.symbols["lam_m"] <= 3 * c.symbols["lam_0"] / 4) <= delta),
        ),
        ("a quarter as often", lambda c: c.claiming(c.statement.quantifier <= delta / 4)),
    ],
    "tangent_kernel_is_positive_definite": [
        ("twice the bound", lambda c: c.scaled(2)),
        (
            "a tenth, whatever the inputs",
            lambda c: c.claiming(c.symbols["lam_0"] >= Rational(1, 10)),
        ),
    ],
    "linear_targets_are_easy_for_the_tangent_kernel": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("nine tenths of it", lambda c: c.scaled(Rational(9, 10))),
    ],
    "even_powers_are_easy_for_the_tangent_kernel": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        (
            "as easy as linear targets",
            lambda c: c.claiming(c.symbols["cost"] <= 4 * c.symbols["b2"] ** (2 * c.symbols["l"])),
        ),
    ],
    "kernel_interpolants_err_by_their_norm": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("the norm is taken for 1", lambda c: c.claiming(c.symbols["errors"] <= c.symbols["k"])),
    ],
    "kernel_ridge_risk_is_bounded_by_the_trace": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        (
            "no bias",
            lambda c: c.claiming(
                c.symbols["risk"]
                <= c.symbols["sigma"] ** 2 * c.symbols["total"] / (4 * n * c.symbols["lam"])
            ),
        ),
    ],
    "kernel_regression_cannot_learn_many_orthogonal_targets": [
        (
            "1 - n/(2F)",
            lambda c: c.claiming(c.symbols["error"] >= 1 - n / (2 * c.symbols["F"])),
        ),
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
    ],
    "linearization_error_is_small_in_wide_networks": [
        ("over m", lambda c: c.scaled(1 / sqrt(m))),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        (
            "only the hidden layer counts",
            lambda c: c.claiming(
                c.symbols["error"]
                <= c.symbols["a_max"] * c.symbols["x2"] * c.symbols["D2"] / (8 * sqrt(m))
            ),
        ),
    ],
    "linearization_error_falls_with_width": [("as fast as 1/m", _rate(-1))],
    "smooth_networks_follow_their_kernel_at_every_step": [
        ("over m", lambda c: c.scaled(1 / sqrt(m))),
        ("with no remainder to speak of", lambda c: c.scaled(Rational(1, 10))),
        (
            "as if its kernel never changed",
            lambda c: c.claiming(
                c.symbols["off"] <= c.symbols["X2"] * c.symbols["moves2"] / (8 * sqrt(m))
            ),
        ),
    ],
    "relu_networks_leave_their_kernel_only_by_flips": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("never", lambda c: c.claiming(c.symbols["off"] <= 0 * eta)),
    ],
    "wide_networks_converge_at_their_kernels_rate": [
        (
            "at 1.2 times the kernel's rate",
            lambda c: c.claiming(
                c.symbols["r_t"]
                <= (1 - eta * c.symbols["lam_0"] * Rational(6, 5)) ** t * c.symbols["r_0"]
            ),
        ),
        (
            "at the rate of the largest eigenvalue",
            lambda c: c.claiming(
                c.symbols["r_t"] <= (1 - eta * c.symbols["X2"] / 2) ** t * c.symbols["r_0"]
            ),
        ),
    ],
    "wide_networks_converge_close_to_their_start": [
        ("within half of it", lambda c: c.scaled(Rational(1, 2))),
        (
            "nearer the wider they are",
            lambda c: c.claiming(c.symbols["moved"] <= c.symbols["r_0"] / sqrt(m)),
        ),
    ],
    "relu_networks_converge_under_a_checkable_condition": [
        (
            "at twice the kernel's rate",
            lambda c: c.claiming(
                c.symbols["r_t"] <= (1 - 2 * eta * c.symbols["lam_0"]) ** t * c.symbols["r_0"]
            ),
        ),
    ],
    "trained_networks_beat_fixed_features": [
        (
            "a trained network is no better than its kernel",
            lambda c: c.claiming(P(c.symbols["error"] >= 1 - p / c.symbols["F"]) >= Rational(1, 2)),
        ),
        (
            "from nine starts in ten",
            lambda c: c.claiming(P(c.symbols["error"] <= Rational(1, 100)) >= Rational(9, 10)),
        ),
    ],
    "neurons_move_little": [
        ("over m", lambda c: c.scaled(1 / sqrt(m))),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "neurons_flip_only_near_their_boundary": [
        ("only from one side", lambda c: c.scaled(Rational(1, 2))),
        ("in proportion to R^2", lambda c: _mean(c, c.symbols["R"] ** 2 / 4)),
    ],
    "single_neurons_freeze_with_width": [("as fast as 1/m", _rate(-1))],
    "mean_field_kernels_move_at_every_width": [
        (
            "they freeze like 1/sqrt(m)",
            lambda c: c.claiming(c.statement.quantifier <= -Rational(1, 2)),
        ),
    ],
    "lazy_models_move_in_inverse_proportion": [
        ("like 1/alpha^2", _rate(-2)),
    ],
    "all_weights_together_do_not_freeze": [
        (
            "they freeze as single neurons do",
            lambda c: c.claiming(c.statement.quantifier <= -Rational(2, 5)),
        ),
    ],
    "tangent_kernels_freeze_in_the_ntk_parametrization": [
        ("as fast as m^(-3/2)", _rate(-Rational(3, 2)))
    ],
    "lazy_models_follow_their_linearization": [
        ("as fast as 1/alpha^3", _rate(-3)),
        ("whatever the step size", lambda c: c.without(c.assume[1])),
    ],
    "network_outputs_covary_as_their_limit_does": [
        (
            "with the half of the arc-cosine kernel",
            lambda c: _mean(c, (c.bound + c.symbols["length"]) / 2),
        ),
        ("but for a bias of 1/m", lambda c: c.scaled(1 + 1 / m)),
    ],
}
