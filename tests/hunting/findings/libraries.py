"""What the documentation of libraries promises of their estimators."""

from fractions import Fraction

import numpy as np
from sklearn.svm import NuSVC
from sympy import Integer, Max, Min, Rational, ceiling, exp, log

from theorycheck import E, claim, symbol
from theorycheck.latex import relation
from theorycheck.laws import binomial_at_least, coupled_uniforms
from theorycheck.notation import n
from theorycheck.strategies import probabilities, reals, seeds, sizes

alpha = symbol("alpha", "the level", positive=True)
found = symbol("found", "whether a true null hypothesis is rejected", nonnegative=True)
p = symbol("p", "share of the larger score", nonnegative=True)
errors = symbol("errors", "share of training errors", nonnegative=True)
nu = symbol("nu", "the bound that is asked for", positive=True)
rho = symbol("rho", "the margin, before it is scaled to 1", nonnegative=True)


def step_up(values, levels):
    """Return how many hypotheses are rejected: as many as the last rank whose level is met."""
    passed = [k for k, (v, a) in enumerate(zip(sorted(values), levels, strict=True), 1) if v <= a]
    return max(passed, default=0)


HOCHBERG = (Fraction(1, 2), Fraction(1))  # k/m of the level at rank k, for two tests
YEKUTIELI = (Fraction(1, 3), Fraction(2, 3))  # divided by 1 + 1/2
CUMULATIVE = (Fraction(1, 2), Fraction(2, 3))  # divided by the sum of 1/i up to the rank


def _rejections(let):
    alpha = let(probabilities(1 / 64, 1 / 2))
    law = coupled_uniforms(alpha)
    rejected = [int(step_up(pair, HOCHBERG) > 0) for pair in law]  # in units of alpha
    return dict(found=np.array(rejected), alpha=alpha, weights=list(law.values()))


@claim(
    source="scikit-learn 1.9.1, SelectFdr, docstring: Benjamini-Hochberg, alpha is an upper bound; "
    "of two true null hypotheses, so that any rejection is false",
    then=E(found, between=(0, 1)) <= alpha,
)
def false_discoveries_as_printed(let):
    """The false discovery rate of Benjamini and Hochberg's procedure is at most alpha."""
    return _rejections(let)


@claim(
    source="Benjamini & Yekutieli 2001: times the sum of 1/i, under any dependence",
    then=E(found, between=(0, 1)) <= alpha * (1 + Rational(1, 2)),
)
def false_discoveries_corrected(let):
    """The false discovery rate of Benjamini and Hochberg's procedure is at most alpha (1 + 1/2)."""
    return _rejections(let)


def _rejections_at(let, levels):
    """Couple two p-values so that two of them just meet these levels as often as can be."""
    alpha = let(probabilities(1 / 64, 1 / 2))
    first, second = levels
    pairs = [(first, 2), (2, first), (second, second), (2, 2)]
    shares = [first, first, second - first]
    weights = [alpha * share.numerator / share.denominator for share in shares]
    rejected = [int(step_up(pair, levels) > 0) for pair in pairs]
    weights.append(1 - sum(weights))
    return dict(found=np.array(rejected), alpha=alpha, weights=weights)


@claim(
    source="tsfresh before pull request 570 (issue 508): the sum of 1/i up to the rank, not over "
    "all tests, in Benjamini and Yekutieli's procedure; of two true null hypotheses",
    then=E(found, between=(0, 1)) <= alpha,
)
def cumulative_factor_as_printed(let):
    """The false discovery rate is at most alpha, whatever the dependence."""
    return _rejections_at(let, CUMULATIVE)


@claim(source="Benjamini & Yekutieli 2001", then=E(found, between=(0, 1)) <= alpha)
def cumulative_factor_corrected(let):
    """The false discovery rate is at most alpha, whatever the dependence."""
    return _rejections_at(let, YEKUTIELI)


def _classified(let):
    """Fit two Gaussian clouds, the same one or apart; the labels say which."""
    pairs, seed = let(sizes(2, 20)), let(seeds())
    apart, nu = let(reals(0, 4)), let(probabilities(1 / 16, 15 / 16))
    y = np.tile([1, -1], pairs)
    X = np.random.default_rng(seed).standard_normal((2 * pairs, 2))
    X[:, 0] += y * float(apart)
    try:
        fit = NuSVC(nu=float(nu), kernel="linear", random_state=0).fit(X, y)
    except ValueError:  # it says that its coefficients are not finite, and promises nothing
        return dict(errors=0.0, nu=nu), 0.0
    margin = float(nu) * len(y) / np.abs(fit.dual_coef_).sum()
    return dict(errors=np.mean(fit.predict(X) != y), nu=nu), margin


@claim(
    source="scikit-learn 1.9.1, NuSVC, docstring: nu is an upper bound on the fraction of margin "
    "errors, to which the training errors belong",
    then=errors <= nu,
)
def nu_as_printed(let):
    """At most the share nu of the examples is misclassified in training."""
    measured, _ = _classified(let)
    return measured


@claim(
    source="Schoelkopf, Smola, Williamson & Bartlett 2000: where rho > 0",
    then=errors <= nu,
    assume=[rho >= Rational(1, 1000)],
)
def nu_corrected(let):
    """Where the margin is positive, at most the share nu is misclassified in training."""
    measured, margin = _classified(let)
    return measured | dict(rho=margin)


_RANK = ceiling((1 - alpha) * (n + 1))
_COVERED = {
    r"\mathbb{P} \left( Y_{n+1} \in \hat{C} | X_{n+1} \in G \right)": 1
    - p * binomial_at_least(_RANK, n, 1 - p),
    r"|\mathcal{G}|": Integer(1),
    r"\mathbb{P}(X_{n+1} \in G)": Integer(1),
    r"\alpha": alpha,
}
_LEVELS = {n: sizes(1, 24), alpha: probabilities(1 / 64, 63 / 64)}
coverage_of_groups_as_printed = claim(
    source="MAPIE at 60031ac (August 2026), conditional-guarantees.md: for every law; of one "
    "group, scores that are 1 with probability p and else 0",
    then=relation(
        r"\mathbb{P} \left( Y_{n+1} \in \hat{C} | X_{n+1} \in G \right) \leq"
        r" 1 - \alpha + \frac{|\mathcal{G}|}{(n+1) \mathbb{P}(X_{n+1} \in G)}",
        _COVERED,
    ),
    over={**_LEVELS, p: probabilities()},
)
coverage_of_groups_corrected = claim(
    source="Gibbs, Cherian & Candes 2025: continuous scores",
    then=Min(_RANK, n + 1) / (n + 1) <= 1 - alpha + 1 / (n + 1),
    over=_LEVELS,
)
conformal_as_printed = claim(
    source="MAPIE before pull request 453: the plain (1 - alpha)-quantile of n distinct scores",
    then=ceiling(n * (1 - alpha)) / (n + 1) >= 1 - alpha,
    over={n: sizes(1, 60), alpha: probabilities(1 / 64, 63 / 64)},
)
conformal_corrected = claim(
    source="Vovk, Gammerman & Shafer 2005",
    then=Min(ceiling((n + 1) * (1 - alpha)), n + 1) / (n + 1) >= 1 - alpha,
    over={n: sizes(1, 60), alpha: probabilities(1 / 64, 63 / 64)},
)


k = symbol("k", "number of losses", integer=True, nonnegative=True)
_LOSSES = {n: sizes(2, 40), k: sizes(1, 39), p: probabilities(1 / 16, 15 / 16)}


def _exponent(mean):
    """Return the binary relative entropy of a mean to p."""
    return mean * log(mean / p) + (1 - mean) * log((1 - mean) / (1 - p))


hoeffding_with_maximum_as_printed = claim(
    source="im2im-uq at 3b5a583, core/calibration/bounds.py, hoeffding_plus (issue 3): max where "
    "min is meant; of coins",
    then=1 - binomial_at_least(k + 1, n, p) <= exp(-n * _exponent(Max(k / n, p))),
    assume=[k < n],
    over=_LOSSES,
)
hoeffding_with_maximum_corrected = claim(
    source="Hoeffding 1963, with min",
    then=1 - binomial_at_least(k + 1, n, p) <= exp(-n * _exponent(Min(k / n, p))),
    assume=[k < n],
    over=_LOSSES,
)
