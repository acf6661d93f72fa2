"""What must fall: false siblings of claims on double descent and kernels that were refereed."""

from dataclasses import replace

import numpy as np
from changed_constants import with_constants
from sympy import Eq, Rational, pi

from theorycheck import P
from theorycheck.experiments.network_descent import frozen_errors
from theorycheck.experiments.parity_learning import kernel_error, network_error
from theorycheck.kernels import ntk_kernel
from theorycheck.learning import effective_penalty, hat_matrix
from theorycheck.notation import eta, n, t


def _mean(claim, bound):
    """Claim another mean of the same observable, under the same declaration."""
    return claim.claiming(Eq(claim.statement.quantifier, bound))


def _without_inflation(s, signal, n, lam, sigma):
    k = effective_penalty(s, n, lam)
    return k**2 * np.sum(s * signal / (s + k) ** 2) + sigma**2 * np.sum((s / (s + k)) ** 2) / n


def _on_one_coordinate(s, _):
    return np.where(np.arange(len(s)) == 0, 1.0, 0.0)


SIBLINGS = {
    "trained_networks_peak_in_width": [
        ("so do frozen ones", lambda c: c.using(errors=frozen_errors)),
        (
            "the second descent is the deeper one",
            lambda c: c.claiming(P(c.symbols["wide"] <= c.symbols["narrow"]) >= Rational(1, 2)),
        ),
    ],
    "more_examples_move_the_peak_of_trained_networks": [
        (
            "the wider network is the better one, whatever the examples",
            lambda c: c.claiming(
                P(c.symbols["many_wide"] <= c.symbols["many_narrow"]) >= Rational(1, 2)
            ),
        ),
    ],
    "frozen_networks_peak_where_trained_ones_do_not": [
        ("as trained ones do", lambda c: c.using(errors=frozen_errors)),
    ],
    "label_noise_raises_the_peak_of_trained_networks": [
        (
            "it doubles it in nine draws of ten",
            lambda c: c.claiming(
                P(2 * c.symbols["clean"] <= c.symbols["noisy"]) >= Rational(9, 10)
            ),
        ),
        (
            "it lowers it",
            lambda c: c.claiming(P(c.symbols["noisy"] <= c.symbols["clean"]) >= Rational(1, 2)),
        ),
    ],
    "risk_over_training_is_known_exactly": [
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
        ("noise costs nothing", lambda c: _mean(c, c.bound.subs(c.symbols["sigma"], 0))),
        (
            "both scales at the pace of the first",
            lambda c: _mean(c, c.bound.subs(c.symbols["s_2"], c.symbols["s_1"])),
        ),
    ],
    "sharpness_never_grows_below_four_over_the_step_size": [
        (
            "below five over it",
            lambda c: replace(c, assume=(eta * c.symbols["start"] <= 5,), needs=()),
        ),
        ("whatever the step", lambda c: c.without(c.assume[0])),
        ("and falls by 1 % at least", lambda c: c.scaled(Rational(99, 100))),
    ],
    "the_first_step_on_a_parity_knows_its_bits": [
        (
            "the same at every bit",
            lambda c: c.claiming(Eq(c.symbols["slope"], c.bound.subs(c.symbols["j"], 0))),
        ),
        ("twice as large", lambda c: c.scaled(2)),
    ],
    "the_first_step_points_all_neurons_at_a_linear_teacher": [
        ("by all of the force", lambda c: c.scaled(2)),
        ("neurons on the boundary too", lambda c: c.without(c.assume[0])),
    ],
    "networks_without_biases_miss_odd_frequencies": [
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
        ("they miss it all", lambda c: c.claiming(c.symbols["error"] <= n / 2)),
    ],
    "anisotropic_ridge_risk_follows_its_equation": [
        ("faster than n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
        ("without the 1 - df2/n", lambda c: c.using(predict=_without_inflation)),
        ("of any signal", lambda c: with_constants(c, spread_signal=_on_one_coordinate)),
    ],
    "generalized_cross_validation_finds_the_risk": [
        ("faster than n^(-3/2)", lambda c: c.claiming(c.statement.quantifier <= -Rational(3, 2))),
        (
            "with half the penalty in H",
            lambda c: c.using(hat=lambda X, lam: hat_matrix(X, lam / 2)),
        ),
        ("of any signal", lambda c: with_constants(c, spread_signal=_on_one_coordinate)),
    ],
    "wide_networks_predict_as_kernel_descent_does": [
        ("as fast as 1/m", lambda c: c.claiming(c.statement.quantifier <= -1)),
        ("as the kernel of both layers does", lambda c: c.using(kernel=ntk_kernel)),
    ],
    "features_that_are_learnt_beat_the_kernel_on_a_parity": [
        ("the kernel learns it too", lambda c: c.using(learn=lambda _, *data: kernel_error(*data))),
        (
            "from 8 examples as well",
            lambda c: c.using(learn=lambda rng, X, y, _: network_error(rng, X, y, 8)),
        ),
    ],
    "high_frequencies_are_learnt_slowly": [
        ("1 % more is left", lambda c: c.scaled(Rational(101, 100))),
        (
            "at half the eigenvalue",
            lambda c: c.claiming(
                c.symbols["residual"]
                >= (1 - eta * n / (2 * pi**2 * c.symbols["k"] ** 2)) ** t * c.symbols["start"]
            ),
        ),
    ],
}
