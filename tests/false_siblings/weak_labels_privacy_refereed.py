"""What must fall: false siblings of claims about bags, purity, composition and private training."""

from types import SimpleNamespace

import numpy as np
from sympy import Rational, erf, erfc, exp, log, sqrt

from theorycheck.learning import (
    corrected_loss,
    logistic_regression,
    purified,
    two_bag_weights,
)
from theorycheck.privacy import (
    above_threshold,
    exponential_mechanism,
    gaussian_noisy_max,
    keep_probability,
    laplace_mechanism,
    noisy_max,
    output_noise,
    permute_and_flip,
    private_sgd,
    renyi_delta,
    sampled_gaussian_delta,
    sampled_gaussian_epsilon,
    stopped_losses,
    truncated_geometric,
)


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def less(percent):
    return f"{percent} % less", lambda c: c.scaled(Rational(100 - percent, 100))


def _bag_by_bag(gradients, taken, clip):
    """Cut the mean gradient of the step instead of each record's."""
    count = np.maximum(np.sum(taken, axis=-1, keepdims=True), 1)
    mean = np.vecmat(taken.astype(float), gradients) / count
    return (
        count
        * mean
        * np.minimum(1, clip / np.maximum(np.linalg.norm(mean, axis=-1)[..., None], 1e-300))
    )


def _not_at_all(gradients, taken, _):
    return np.vecmat(taken.astype(float), gradients)


def _cutting(combine):
    return lambda c: c.using(train=lambda *a, **k: private_sgd(*a, **k, combine=combine))


def _quieter(factor):
    def train(*args, noise, **how):
        return private_sgd(*args, noise=noise * factor, **how)

    return lambda c: c.using(train=train)


def _curve(mu, epsilon):
    far = exp(epsilon) * erfc((epsilon / mu + mu / 2) / sqrt(2)) / 2
    return erfc((epsilon / mu - mu / 2) / sqrt(2)) / 2 - far


def _quarter_of_the_penalty(X, y, *, penalty):
    return logistic_regression(X, y, penalty=penalty / 4)


def _forgetting_public_data(rng, X, y, start, step_size, **how):
    return private_sgd(rng, X, y, 0 * start, step_size, **{**how, "public": None})


def _margin(s, deviation):
    return (s.ramp_loss - (1 - s.purity) / 2 + deviation) / s.purity


def _deviation(s):
    return sqrt(log(s.M / s.delta) / (2 * s.n))


def _unit(name, change):
    return name, bounded_by(change)


SIBLINGS = {
    "basic_composition": [
        less(3),
        _unit("half of the deltas", lambda s: s.allowed / 2),
    ],
    "advanced_composition": [
        _unit("without the drift", lambda s: sqrt(2 * s.squares * log(1 / s.delta))),
        _unit("without the fluctuation", lambda s: s.drift),
        (
            "reports with twice the loss",
            lambda c: c.using(
                compose=lambda e, multiples, stop: stopped_losses(2 * e, multiples, stop)
            ),
        ),
    ],
    "gaussian_mechanism_curve": [
        less(3),
        _unit(
            "the drift of the loss is forgotten",
            lambda s: (
                erfc(s.epsilon / s.mu / sqrt(2)) / 2
                - exp(s.epsilon) * erfc((s.epsilon / s.mu + s.mu / 2) / sqrt(2)) / 2
            ),
        ),
        _unit("a tenth more noise", lambda s: _curve(s.mu * 9 / 10, s.epsilon)),
    ],
    "exponential_mechanism_utility": [
        _unit("without the number of options", lambda s: 2 * log(1 / s.delta) / s.epsilon),
        (
            "exp(epsilon score/4)",
            lambda c: c.using(choose=lambda scores, e: exponential_mechanism(scores, e / 2)),
        ),
    ],
    "laplace_noise_is_small": [
        _unit("a union bound attained", lambda s: 1 - 2 * s.delta),
        (
            "twice the noise",
            lambda c: c.using(
                release=lambda rng, answers, *, epsilon, sensitivity: laplace_mechanism(
                    rng, answers, epsilon=epsilon / 2, sensitivity=sensitivity
                )
            ),
        ),
    ],
    "released_weights_are_seldom_told_apart": [
        (
            "half the noise",
            lambda c: c.using(
                perturb=lambda rng, trials, d, *, epsilon, sensitivity: output_noise(
                    rng, trials, d, epsilon=2 * epsilon, sensitivity=sensitivity
                )
            ),
        ),
        ("weights of a quarter of the penalty", lambda c: c.using(fit=_quarter_of_the_penalty)),
        ("a fifth less", lambda c: c.scaled(Rational(8, 10))),
    ],
    "iteration_hides_early_records": [
        less(3),
        _unit(
            "as late as it is early",
            lambda s: 2 * s.alpha * s.slope**2 / (s.sigma**2 * (s.n + 2 - s.i)),
        ),
        _unit("a fourth", lambda s: s.alpha * s.slope**2 / (2 * s.sigma**2)),
        ("steps of any size", lambda c: c.without(c.symbols["eta"] * c.symbols["h"] <= 2)),
    ],
    "permute_and_flip_privacy": [
        (
            "exp(epsilon score)",
            lambda c: c.using(choose=lambda scores, e: permute_and_flip(scores, 2 * e)),
        ),
        less(3),
    ],
    "permute_and_flip_beats_the_exponential_mechanism": [
        less(3),
        (
            "at half the epsilon",
            lambda c: c.using(choose=lambda scores, e: permute_and_flip(scores, e / 2)),
        ),
    ],
    "private_divergences_are_quadratic": [
        less(3),
        _unit("the order is irrelevant", lambda s: s.epsilon**2),
    ],
    "renyi_privacy_is_approximate_privacy": [
        less(10),
        (
            "the divergence left out",
            lambda c: c.using(convert=lambda r, alpha, e: renyi_delta(r, alpha, e + r)),
        ),
    ],
    "local_privacy_contracts_information": [
        less(40),
        _unit("linear in epsilon", lambda s: s.epsilon**2 * s.distance**2 / 2),
    ],
    "guesses_of_one_run_are_few": [
        (
            "nine tenths of the privacy loss",
            lambda c: c.using(coin=lambda epsilon: keep_probability(epsilon * 9 / 10)),
        ),
        less(3),
    ],
    "subsampling_amplification": [
        _unit("q epsilon", lambda s: s.q * s.epsilon),
        _unit("q^2", lambda s: log(1 + s.q**2 * (exp(s.epsilon) - 1))),
        less(3),
        (
            "counts with half the noise",
            lambda c: c.using(release=lambda count, top, e: truncated_geometric(count, top, 2 * e)),
        ),
    ],
    "private_training_is_seldom_betrayed": [
        ("gradients not cut", _cutting(_not_at_all)),
        ("the step's gradient cut, not each record's", _cutting(_bag_by_bag)),
        ("half the noise", _quieter(0.5)),
        _unit("steps for free", lambda s: (1 + erf(1 / (2 * s.noise * sqrt(2)))) / 2),
    ],
    "audits_stay_below_the_accountant": [
        ("gradients not cut", _cutting(_not_at_all)),
        ("the step's gradient cut, not each record's", _cutting(_bag_by_bag)),
        ("a quarter of the noise", _quieter(0.25)),
        (
            "noise of four times the size accounted for",
            lambda c: c.using(
                account=lambda rate, noise, steps, delta: sampled_gaussian_epsilon(
                    rate, 4 * noise, steps, delta
                )
            ),
        ),
    ],
    "training_accountants_are_sound": [
        (
            "one step in four is accounted for",
            lambda c: c.using(
                account=lambda q, s, steps, e: sampled_gaussian_delta(q, s, (steps + 1) // 4, e)
            ),
        ),
        (
            "half the rate",
            lambda c: c.using(
                account=lambda q, s, steps, e: sampled_gaussian_delta(q / 2, s, steps, e)
            ),
        ),
    ],
    "sampled_gaussian_noise_is_renyi_private": [
        less(3),
        (
            "q^2 times the Gaussian's",
            lambda c: c.using(account=lambda q, s, order: q**2 * order / (2 * s**2)),
        ),
    ],
    "public_bits_cut_the_price_of_privacy": [
        _unit(
            "in proportion to the private share",
            lambda s: (s.v + s.alone * s.n_private) / (s.n_public + s.n_private),
        ),
        ("reports taken for bits", lambda c: c.using(estimate=lambda reported, *_: reported)),
    ],
    "public_tumours_halved_the_price_of_privacy": [
        ("two points of error less", lambda c: c.scaled(Rational(96, 100))),
        ("public data not used", lambda c: c.using(train=_forgetting_public_data)),
    ],
    "report_noisy_max_privacy": [
        ("half the noise", lambda c: c.using(choose=lambda s, e: noisy_max(s, 2 * e))),
        less(3),
    ],
    "above_threshold_privacy": [
        ("half the noise", lambda c: c.using(compare=lambda q, e: above_threshold(q, 2 * e))),
        less(3),
    ],
    "teachers_with_gaussian_noise_are_private": [
        less(50),
        ("half the noise", lambda c: c.using(choose=lambda v, s: gaussian_noisy_max(v, s / 2))),
    ],
    "teachers_votes_survive_the_noise": [
        less(5),
        ("twice the noise", lambda c: c.using(choose=lambda s, e: noisy_max(s, e / 2))),
    ],
    "public_and_private_means_combine": [
        ("half again as good", lambda c: c.scaled(Rational(3, 2))),
        (
            "half the noise",
            lambda c: c.using(
                release=lambda rng, answers, *, epsilon, sensitivity: laplace_mechanism(
                    rng, answers, epsilon=2 * epsilon, sensitivity=sensitivity
                )
            ),
        ),
    ],
    "private_logistic_regression_costs_little": [
        less(60),
        _unit(
            "noise of one number",
            lambda s: (
                (s.lam + Rational(1, 4))
                / 2
                * (2 * log(1 / s.delta) / (s.n * s.lam * s.epsilon)) ** 2
            ),
        ),
    ],
    "concentrations_teach_a_network": [
        _unit("the price of impurity forgotten", lambda s: s.half_error + _deviation(s)),
        _unit(
            "purity for free",
            lambda s: (s.half_error - (1 - s.purity) / 2) / s.purity + _deviation(s) / 8,
        ),
        _unit("the cells seen are all", lambda s: (s.half_error - (1 - s.purity) / 2) / s.purity),
    ],
    "concentrations_certify_cells": [
        _unit("what was seen is all", lambda s: s.seen),
        _unit(
            "an eighth of the deviation", lambda s: s.seen + sqrt(log(1 / s.delta) / (128 * s.bags))
        ),
    ],
    "bags_teach_a_margin_classifier": [
        _unit(
            "a quarter of the margin's term",
            lambda s: _margin(s, 1 / (2 * s.rho * sqrt(s.n)) + sqrt(log(1 / s.delta) / (2 * s.n))),
        ),
        _unit(
            "the margin's term with n for its root",
            lambda s: _margin(s, 2 / (s.rho * s.n) + sqrt(log(1 / s.delta) / (2 * s.n))),
        ),
        _unit("impurity forgotten", lambda s: s.ramp_loss),
    ],
    "bags_generalize_by_their_number": [
        _unit(
            "as if of 128 times the patients", lambda s: sqrt(log(s.M / s.delta) / (256 * s.bags))
        ),
        _unit("half, and thresholds for free", lambda s: sqrt(log(1 / s.delta) / (8 * s.bags))),
    ],
    "nonnegative_risk_is_hardly_biased": [
        _unit("no bias", lambda s: 0 * s.share),
        less(10),
        _unit(
            "a larger exponent",
            lambda s: s.share * exp(-8 * s.negative / (s.share / s.n_p + 1 / s.n_u)),
        ),
    ],
    "purification_multiplies_the_odds": [
        less(3),
        (
            "one round fewer",
            lambda c: c.using(
                purify=lambda share, passed, leaked, rounds: np.append(
                    share, purified(share, passed, leaked, rounds)
                )[:-1]
            ),
        ),
    ],
    "wrong_concentrations_bias_the_means": [
        less(3),
        _unit("an error of the size of the error", lambda s: s.off * s.apart),
        (
            "weights exchanged",
            lambda c: c.using(combine=lambda a, b: two_bag_weights(a, b)[::-1]),
        ),
    ],
    "label_noise_uniform_gap": [
        _unit("noise for free", lambda s: sqrt(log(2 * s.M / s.delta) / (2 * s.n))),
        (
            "rates exchanged",
            lambda c: c.using(correct=lambda a, b, r, q: corrected_loss(a, b, q, r)),
        ),
    ],
}
