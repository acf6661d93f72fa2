"""What must fall: false siblings of the claims in properties/generalization."""

from types import SimpleNamespace

import numpy as np
from sympy import Abs, Rational, Sum, binomial, exp, log, pi, sqrt

from theorycheck import P, symbol
from theorycheck.arithmetic.linear_algebra import trace
from theorycheck.learning import all_signs, hat_matrix, normal_cdf, upper_limit
from theorycheck.networks.losses import zero_one

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


def _growth(s):
    return Sum(binomial(s.n, _i), (_i, 0, s.d_vc))


def _confidence(s):
    return sqrt(log(1 / s.delta) / (2 * s.n))


def _training_errors_and_free_complexity(c):
    free = bounded_by(lambda s: s.ramp_loss + _confidence(s))
    return free(c).using(loss=lambda _: zero_one)


def _covariance_radius(s):
    return sqrt(s.d / s.n) + sqrt(2 * log(2 / s.delta) / s.n)


def _between_birnbaums(c):
    x = c.symbols["x"]
    low = 2 * exp(-(x**2) / 2) / sqrt(2 * pi) / (x + sqrt(x**2 + 4))
    high = 4 * exp(-(x**2) / 2) / sqrt(2 * pi) / (3 * x + sqrt(x**2 + 16))
    return c.claiming(Abs(c.symbols["tail"] - (low + high) / 2) <= (high - low) / 2)


def one_of_many(c):
    return c.claiming(c.statement.relation.subs(c.symbols["M"], 1))


def _training_residuals(X, y, penalty):
    return y - np.matvec(hat_matrix(X, penalty), y)


def _generalized_residuals(X, y, penalty):
    return _training_residuals(X, y, penalty) / (1 - trace(hat_matrix(X, penalty)) / len(y))


def _one_error_less(errors, n, delta):
    return np.where(errors > 0, upper_limit(np.maximum(errors - 1, 0), n, delta), 0)


def _quantile_of_n(scores, alpha):
    n = len(scores)
    rank = sum(bool(k < (1 - alpha) * n) for k in range(n))
    return np.sort(scores)[max(rank, 1) - 1]


SIBLINGS = {
    "gaussian_tails_lie_between_birnbaum_and_sampford": [
        ("a hundredth less", lambda c: c.using(cdf=lambda x: 99 * normal_cdf(x) / 100)),
        ("with Birnbaum's 4 for Sampford's 8", _between_birnbaums),
    ],
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
        ("three quarters of it", lambda c: c.scaled(Rational(3, 4))),
        ("the variance is dropped", bounded_by(lambda s: log(1 / s.delta) / (3 * s.n))),
    ],
    "empirical_bernstein": [
        (
            "Bernstein's 1/3 instead of 7/3",
            bounded_by(
                lambda s: (
                    sqrt(2 * s.V_n * log(2 / s.delta) / s.n) + log(2 / s.delta) / (3 * (s.n - 1))
                )
            ),
        ),
        ("Wald's interval", bounded_by(lambda s: sqrt(2 * s.V_n * log(2 / s.delta) / s.n))),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "chernoff_relative_entropy": [
        ("a half for free", lambda c: c.scaled(Rational(1, 2))),
        ("2 n kl", bounded_by(lambda s: exp(-2 * s.n * s.kl))),
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
        (
            "the union over the class is forgotten",
            bounded_by(lambda s: sqrt(2 * log(1 / s.delta) / s.n) + 0 * s.M),
        ),
        ("the fluctuation of the best is ignored", lambda c: c.scaled(Rational(1, 2))),
        ("3 n for 2 n", lambda c: c.scaled(sqrt(Rational(2, 3)))),
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
        (
            "symmetrization for free",
            bounded_by(lambda s: s.R_n + sqrt(log(1 / s.delta) / (2 * s.n))),
        ),
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
        (
            "symmetrization for free",
            bounded_by(lambda s: s.R_S + 3 * sqrt(log(1 / s.delta) / (2 * s.n))),
        ),
        ("a sixth of the fluctuation", bounded_by(lambda s: 2 * s.R_S + _confidence(s) / 2)),
        ("complexity for free", bounded_by(lambda s: 3 * sqrt(log(1 / s.delta) / (2 * s.n)))),
        ("the confidence is for free", bounded_by(lambda s: 2 * s.R_S)),
        (
            "no square root",
            bounded_by(lambda s: 2 * s.R_S + 3 * log(2 / s.delta) / (2 * s.n)),
        ),
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
        (
            "the signs are forgotten",
            bounded_by(lambda s: s.B * s.column * sqrt(2 * log(s.d)) / s.n),
        ),
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
    "vc_realizable_bound": [
        ("no logarithm of n", bounded_by(lambda s: (s.d_vc + log(2 / s.delta) / log(2)) / s.n)),
        ("no dependence on the class", bounded_by(lambda s: 2 * log(2 / s.delta) / (log(2) * s.n))),
        (
            "the confidence is for free",
            bounded_by(lambda s: 2 * log(Sum(binomial(2 * s.n, _i), (_i, 0, s.d_vc))) / s.n),
        ),
        ("a fifth of it", lambda c: c.scaled(Rational(1, 5))),
    ],
    "vc_bound_by_rademacher_averages": [
        ("the class is one hypothesis", bounded_by(lambda s: sqrt(log(1 / s.delta) / (2 * s.n)))),
        ("the confidence is for free", bounded_by(lambda s: sqrt(2 * log(_growth(s)) / s.n))),
        (
            "the growth function counts the hypotheses",
            bounded_by(lambda s: sqrt(log(_growth(s) / s.delta) / (2 * s.n))),
        ),
    ],
    "vc_lower_bound": [
        ("the coin's half is forgotten", lambda c: c.scaled(2)),
        ("3 % more", lambda c: c.scaled(Rational(103, 100))),
    ],
    "cover_dichotomies": [
        ("one term more", bounded_by(lambda s: 2 * Sum(binomial(s.n - 1, _i), (_i, 0, s.d)))),
        ("Sauer's bound as a count", bounded_by(lambda s: Sum(binomial(s.n, _i), (_i, 0, s.d)))),
    ],
    "margin_bound_on_real_data": [
        (
            "a quarter of the margin's term",
            bounded_by(lambda s: s.ramp_loss + 1 / (2 * s.rho * sqrt(s.n)) + _confidence(s)),
        ),
        (
            "the margin's term with n for its root",
            bounded_by(lambda s: s.ramp_loss + 2 / (s.rho * s.n) + _confidence(s)),
        ),
        ("complexity for free", bounded_by(lambda s: s.ramp_loss + _confidence(s))),
        (
            "training errors for margin losses, and complexity for free",
            _training_errors_and_free_complexity,
        ),
    ],
    "maurer_moment_upper": [
        ("a constant", bounded_by(lambda s: 2 + 0 * s.n)),
        ("the asymptotic equivalent", bounded_by(lambda s: sqrt(pi * s.n / 2))),
    ],
    "maurer_moment_lower": [
        ("a third more", lambda c: c.scaled(Rational(4, 3))),
        ("n", bounded_by(lambda s: s.n)),
    ],
    "pac_bayes_kl": [
        ("a third of it", lambda c: c.scaled(Rational(1, 3))),
        ("the confidence for free", bounded_by(lambda s: s.KL / s.n)),
    ],
    "pac_bayes_square_root": [
        (
            "the confidence for free",
            bounded_by(lambda s: sqrt((s.KL + Rational(1, 10**9)) / (2 * s.n))),
        ),
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
    ],
    "pac_bayes_catoni": [
        (
            "the normalizer is dropped",
            bounded_by(lambda s: 1 - exp(-s.C * s.empirical - (s.KL + log(1 / s.delta)) / s.n)),
        ),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "pac_bayes_linear": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("the confidence for free", bounded_by(lambda s: s.beta / (8 * s.n) + s.KL / s.beta)),
    ],
    "donsker_varadhan": [
        ("Jensen the wrong way: half the moment", bounded_by(lambda s: s.KL + log(s.moment / 2))),
        ("half the divergence", bounded_by(lambda s: s.KL / 2 + log(s.moment))),
    ],
    "pac_bayes_network_certificate": [
        (
            "a prior centred at the trained weights",
            lambda c: c.using(budget=lambda n, _, delta: np.log(2 * np.sqrt(n) / delta) / n),
        ),
        (
            "the length for its square",
            lambda c: c.using(
                budget=lambda n, length, delta: (length / 2 + np.log(2 * np.sqrt(n) / delta)) / n
            ),
        ),
    ],
    "uniform_stability_expectation": [
        ("four fifths of it", lambda c: c.scaled(Rational(4, 5))),
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
    ],
    "stability_high_probability": [
        ("in expectation only", bounded_by(lambda s: 2 * s.stability)),
        ("whatever the stability", bounded_by(_confidence)),
        (
            "a third of the stability",
            bounded_by(lambda s: 2 * s.stability / 3 + _confidence(s)),
        ),
        (
            "fluctuations only",
            bounded_by(lambda s: (4 * s.n * s.stability + 1) * _confidence(s)),
        ),
        (
            "stable learners concentrate for free",
            bounded_by(
                lambda s: (
                    2 * s.stability + 4 * s.n * s.stability * sqrt(log(1 / s.delta) / (2 * s.n))
                )
            ),
        ),
    ],
    "regularized_erm_stability": [
        ("removal for replacement", lambda c: c.scaled(Rational(1, 2))),
        ("convexity suffices", bounded_by(lambda s: s.radius**2 / s.n)),
    ],
    "sgd_stability_convex": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("1/n^2", bounded_by(lambda s: 2 * s.slope * s.T * s.eta / s.n**2)),
    ],
    "leave_one_out_unbiased": [
        (
            "the example is not left out",
            lambda c: c.using(kept=lambda i, size: [i, *[j for j in range(size) if j != i][1:]]),
        ),
        ("5 % more", lambda c: c.scaled(Rational(105, 100))),
    ],
    "leave_one_out_closed_form": [
        ("the average leverage", lambda c: c.using(residuals=_generalized_residuals)),
        ("the residuals of the full fit", lambda c: c.using(residuals=_training_residuals)),
    ],
    "compression_bound": [
        (
            "as if they were known before",
            bounded_by(lambda s: 1 - s.delta ** (1 / (s.n - s.k))),
        ),
        ("n for n - k", bounded_by(lambda s: 1 - (s.delta / binomial(s.n, s.k)) ** (1 / s.n))),
        ("k/n, for sure", bounded_by(lambda s: s.k / s.n)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "compression_expected_risk": [
        ("one example decides", lambda c: c.scaled(Rational(1, 2))),
        ("the dimension for free", bounded_by(lambda s: 2 / (s.n + 1) + 0 * s.d)),
        ("1/n^2", bounded_by(lambda s: 4 / (s.n + 1) ** 2)),
    ],
    "mutual_information_bound": [
        ("4 n for 2 n", lambda c: c.scaled(sqrt(Rational(1, 2)))),
        ("no square root", bounded_by(lambda s: s.information / (2 * s.n))),
    ],
    "conditional_information_bound": [
        ("a quarter under the root", lambda c: c.scaled(Rational(1, 2))),
        ("no square root", bounded_by(lambda s: s.information / (2 * s.n))),
    ],
    "conditional_information_interpolating": [
        ("half of it", lambda c: c.scaled(Rational(1, 2))),
        ("one more n", bounded_by(lambda s: s.information / (2 * s.n * log(2)))),
    ],
    "privacy_implies_generalization": [
        ("epsilon/5", bounded_by(lambda s: s.epsilon / 5)),
        ("4 % less", lambda c: c.scaled(Rational(96, 100))),
    ],
    "relu_frobenius_peeling": [
        ("just below half of it", lambda c: c.scaled(Rational(49, 100))),
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        (
            "1/n for 1/sqrt(n)",
            bounded_by(lambda s: s.product * sqrt(s.squares) / s.n ** Rational(3, 2)),
        ),
    ],
    "relu_sqrt_depth": [
        ("a quarter of it", lambda c: c.scaled(Rational(1, 4))),
        ("1/n for 1/sqrt(n)", lambda c: c.scaled(1 / c.symbols["n"])),
    ],
    "relu_path_norm": [
        (
            "the signs are forgotten",
            bounded_by(lambda s: 2 * s.path * s.column * sqrt(2 * log(s.d)) / s.n),
        ),
        ("two fifths of it", lambda c: c.scaled(Rational(2, 5))),
    ],
    "fixed_design_optimism": [
        ("excess risk for optimism", lambda c: c.scaled(Rational(1, 2))),
        (
            "one more degree of freedom",
            bounded_by(lambda s: 2 * s.sigma**2 * (s.freedom + 1) / s.n),
        ),
    ],
    "ridge_fixed_design_risk": [
        ("trace(H) for trace(H'H)", lambda c: c.using(spread=trace)),
        ("no bias", bounded_by(lambda s: s.sigma**2 * s.energy / s.n)),
    ],
    "ridge_optimal_penalty": [
        ("divided by n = 8", lambda c: c.using(penalty=lambda sigma, tau: sigma**2 / (8 * tau**2))),
        ("square forgotten", lambda c: c.using(penalty=lambda sigma, tau: sigma / tau)),
    ],
    "bernoulli_constant_risk": [
        ("the sample mean", lambda c: c.using(estimate=lambda ones, n: ones / n)),
        ("Laplace's rule", lambda c: c.using(estimate=lambda ones, n: (ones + 1) / (n + 2))),
    ],
    "bernoulli_minimax_lower": [
        ("the sample mean is minimax", bounded_by(lambda s: 1 / (4 * s.n))),
        ("1/(4 (n + 1))", bounded_by(lambda s: 1 / (4 * (s.n + 1)))),
    ],
    "nonparametric_rate": [
        ("bias for free", bounded_by(lambda s: s.sigma**2 * s.n ** Rational(-2, 3))),
        ("the parametric rate", bounded_by(lambda s: (s.sigma**2 + s.slope**2 / 4) / s.n)),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "exact_limits_cover": [
        (
            "at half of delta",
            lambda c: c.claiming(c.statement.relation.lhs <= c.symbols["delta"] / 2),
        ),
        ("one error less", lambda c: c.using(limit=_one_error_less)),
    ],
    "conformal_coverage": [
        (
            "the quantile of n scores",
            lambda c: c.using(threshold=_quantile_of_n),
        ),
        (
            "for sure",
            lambda c: c.claiming(P(c.symbols["covered"] >= 1) >= 1 - c.symbols["alpha"] / 2),
        ),
    ],
    "conformal_overcoverage": [
        ("never too much", bounded_by(lambda s: 1 - s.alpha)),
        ("by one over 2 (n + 1)", bounded_by(lambda s: 1 - s.alpha + 1 / (2 * (s.n + 1)))),
    ],
    "gaussian_covariance": [
        ("the constant 1 in place of 2", bounded_by(_covariance_radius)),
        ("the quadratic term is forgotten", bounded_by(lambda s: 2 * _covariance_radius(s))),
        (
            "one direction for all",
            bounded_by(lambda s: (1 + sqrt(2 * log(2 / s.delta) / s.n)) ** 2 - 1),
        ),
        ("three fifths of it", lambda c: c.scaled(Rational(3, 5))),
    ],
    "matrix_rademacher": [
        ("the dimension for free", bounded_by(lambda s: sqrt(s.v))),
        ("no 2 under the root", lambda c: c.scaled(sqrt(Rational(1, 2)))),
    ],
    "sign_projection": [
        (
            "four times the exponent",
            bounded_by(lambda s: 2 * exp(-4 * s.k * (s.u**2 / 4 - s.u**3 / 6))),
        ),
        ("an eighth of it", lambda c: c.scaled(Rational(1, 8))),
    ],
    "sampling_without_replacement": [
        (
            "n for n - 1 and a half",
            bounded_by(lambda s: sqrt((1 - s.n / s.N) * log(1 / s.delta) / (4 * s.n))),
        ),
        (
            "the share left over, squared",
            bounded_by(lambda s: (1 - (s.n - 1) / s.N) ** 2 * sqrt(log(1 / s.delta) / (4 * s.n))),
        ),
    ],
    "efron_stein": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        ("a quarter for a half", lambda c: c.scaled(Rational(1, 2))),
    ],
    "good_turing_missing_mass": [
        ("what was seen once is all", bounded_by(lambda s: s.once)),
        (
            "what was seen twice",
            lambda c: c.using(estimate=lambda counts: np.sum(counts == 2, axis=1) / sum(counts[0])),
        ),
    ],
    "le_cam_two_points": [
        ("total variation without Pinsker's root", bounded_by(lambda s: 1 - s.n * s.kl / 2)),
        ("kl/4", bounded_by(lambda s: 1 - sqrt(s.n * s.kl / 4))),
    ],
    "bretagnolle_huber": [
        ("twice as much", lambda c: c.scaled(2)),
        ("n for free", bounded_by(lambda s: exp(-s.kl) / 2)),
    ],
    "majority_vote_twice_gibbs": [
        ("as often as a voter", lambda c: c.scaled(Rational(1, 2))),
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
    ],
    "majority_vote_c_bound": [
        ("3 % less", lambda c: c.scaled(Rational(97, 100))),
        (
            "disagreement counted twice",
            bounded_by(lambda s: (1 - (1 - 2 * s.gibbs) ** 2 / (1 - 2 * s.disagreement)) / 2),
        ),
    ],
    "desymmetrization": [
        ("three times as much", lambda c: c.scaled(3)),
        ("no loss at all", lambda c: c.scaled(2)),
    ],
    "relu_spectral_norm": [
        (
            "the linear half only",
            bounded_by(lambda s: s.output * s.spectral * sqrt(s.squares) / (2 * s.n)),
        ),
        (
            "the output weights are forgotten",
            bounded_by(lambda s: (s.spectral / 2 + s.frobenius) * sqrt(s.squares) / s.n),
        ),
        (
            "1/n for 1/sqrt(n)",
            bounded_by(
                lambda s: s.output * (s.spectral / 2 + s.frobenius) * sqrt(s.squares / s.n**3)
            ),
        ),
        ("three fifths of it", lambda c: c.scaled(Rational(3, 5))),
    ],
}
