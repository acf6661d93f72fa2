"""What must fall: false siblings of claims in properties/generalization, continued."""

from types import SimpleNamespace

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import E, P
from theorycheck.learning import conformal_threshold


def bounded_by(bound):
    """Give the change to another bound, a function of the claim's symbols."""

    def change(c):
        inner, s = c.statement.inner, SimpleNamespace(**c.symbols)
        return c.claiming(c.statement.with_inner(inner.func(inner.lhs, bound(s))).relation)

    return change


def _jackknife_threshold(scores, alpha):
    rank = sum(bool(k < (1 - 3 * alpha / 2) * (len(scores) + 1)) for k in range(len(scores)))
    return np.sort(scores)[max(rank, 1) - 1]


def _without_its_own_weight(scores, weights, _, alpha):
    total = np.sum(weights)
    for score in np.sort(scores):
        if bool(np.sum(np.where(scores <= score, weights, 0)) >= (1 - alpha) * total):
            return score
    return np.inf


def _unweighted(scores, _weights, _own, alpha):
    return conformal_threshold(scores, alpha)


def _without_the_one(losses, alpha):
    below = [bool(total <= len(losses) * alpha) for total in np.sum(losses, axis=0)]
    return below.index(True) if True in below else losses.shape[1] - 1


def _never_updated(examples):
    return 0 * np.concatenate([examples[..., :1, :], examples], axis=-2)


def _all_edges_one_way(patterns, _):
    apart = np.sum(patterns[:, None] != patterns, axis=-1) == 1
    return np.sum(np.triu(apart), axis=1)


def _plain_quantiles(scores, alpha):
    n = scores.shape[-1]
    rank = sum(bool(k < (1 - alpha) * n) for k in range(n))
    return np.sort(scores, axis=-1)[..., max(rank, 1) - 1]


def _using_threshold(threshold):
    return lambda c: c.using(threshold=threshold)


SIBLINGS = {
    "sgd_stability_strongly_convex": [
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        ("1/n^2", bounded_by(lambda s: 2 * s.slope / (s.mu * s.n**2))),
    ],
    "perceptron_mistakes": [
        ("it never learns", lambda c: c.using(learn=_never_updated)),
        ("the margin for its square", bounded_by(lambda s: s.radius / s.margin)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "domain_adaptation": [
        (
            "3 % less of the divergence",
            bounded_by(lambda s: s.source + s.apart * 97 / 100 + s.joint),
        ),
        ("a good joint hypothesis for free", bounded_by(lambda s: s.source + s.apart)),
        ("the domains are the same", bounded_by(lambda s: s.source + s.joint)),
    ],
    "missing_mass_concentrates": [
        ("4 n for n", lambda c: c.scaled(Rational(1, 2))),
        ("the rate 1/n", bounded_by(lambda s: log(1 / s.delta) / s.n)),
    ],
    "pac_bayes_prior_from_half_the_data": [
        (
            "a prior centred at the trained weights",
            lambda c: c.using(budget=lambda m, _, delta: np.log(2 * np.sqrt(m) / delta) / m),
        ),
        (
            "as if the prior's half were in the bound",
            lambda c: c.using(
                budget=lambda m, KL, delta: (KL + np.log(2 * np.sqrt(2 * m) / delta)) / (8 * m)
            ),
        ),
    ],
    "conformal_coverage_of_networks": [
        ("the quantile of n scores", lambda c: c.using(threshold=_plain_quantiles)),
        (
            "for sure",
            lambda c: c.claiming(
                E(c.symbols["coverage"], between=(0, 1)) >= 1 - c.symbols["alpha"] / 2
            ),
        ),
    ],
    "one_inclusion_risk": [
        ("edges point to the later pattern", lambda c: c.using(mistakes=_all_edges_one_way)),
        ("5 % less", lambda c: c.scaled(Rational(95, 100))),
        ("n + 2 for n + 1", bounded_by(lambda s: s.d_vc / (s.n + 2))),
    ],
    "jackknife_plus_coverage": [
        (
            "no factor two",
            lambda c: c.claiming(P(c.symbols["covered"] >= 1) >= 1 - c.symbols["alpha"]),
        ),
        ("quantiles at 3/2 alpha of n scores", lambda c: c.using(threshold=_jackknife_threshold)),
    ],
    "weighted_conformal_coverage": [
        ("the new example's weight is forgotten", _using_threshold(_without_its_own_weight)),
        ("the shift is ignored", _using_threshold(_unweighted)),
        (
            "for sure",
            lambda c: c.claiming(P(c.symbols["covered"] >= 1) >= 1 - c.symbols["alpha"] / 2),
        ),
    ],
    "conformal_risk_control": [
        ("the extra 1 is forgotten", lambda c: c.using(choose=_without_the_one)),
        ("5 % less", lambda c: c.scaled(Rational(95, 100))),
    ],
    "training_conditional_coverage": [
        (
            "as marginally",
            lambda c: c.claiming(
                P(c.symbols["coverage"] >= 1 - c.symbols["alpha"]) >= 1 - c.symbols["delta"]
            ),
        ),
        (
            "half of the price",
            lambda c: c.claiming(
                P(
                    c.symbols["coverage"]
                    >= 1
                    - c.symbols["alpha"]
                    - sqrt(log(1 / c.symbols["delta"]) / (8 * c.symbols["n"]))
                )
                >= 1 - c.symbols["delta"]
            ),
        ),
    ],
    "wealth_stays_below_one_over_delta": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("a square for free", bounded_by(lambda s: s.delta**2)),
    ],
    "online_learning_risk": [
        ("the confidence for free", bounded_by(lambda s: 0 * s.delta * s.n)),
        ("4 n instead of 2 n", lambda c: c.scaled(sqrt(Rational(1, 2)))),
    ],
    "perceptron_risk": [
        ("it never learns", lambda c: c.using(learn=_never_updated)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("the margin for its square", bounded_by(lambda s: s.radius / s.margin / (s.n + 1))),
    ],
    "coins_are_subgaussian_by_their_bias": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("the coin's variance", bounded_by(lambda s: s.s**2 * s.q * (1 - s.q) / 2)),
    ],
    "pac_bayes_lambda": [
        (
            "the empirical risk as it is",
            bounded_by(lambda s: s.empirical + s.KL / (4 * s.n * s.half)),
        ),
        ("a third of it", lambda c: c.scaled(Rational(1, 3))),
    ],
    "nearest_neighbor_finite_sample": [
        (
            "3 % less of the distance",
            bounded_by(lambda s: 2 * s.bayes + s.slope * E(s.distance) * 97 / 100),
        ),
        ("the Bayes risk, once", bounded_by(lambda s: s.bayes + s.slope * E(s.distance))),
        ("the price of the distance is forgotten", bounded_by(lambda s: 2 * s.bayes)),
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
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "agnostic_minimax_lower": [
        ("twice as much", lambda c: c.scaled(2)),
        ("the root of n is forgotten", bounded_by(lambda s: sqrt(3 * s.V) / 16)),
    ],
}
