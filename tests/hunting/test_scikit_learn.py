"""What scikit-learn documents of its estimators, asked of them (see findings/libraries.py)."""

import numpy as np
import pytest

pytest.importorskip("sklearn")

from sklearn.feature_selection import SelectFdr
from sklearn.metrics import hinge_loss
from sklearn.svm import LinearSVC, NuSVC, OneClassSVM

rng = np.random.default_rng(0)


@pytest.mark.parametrize("alpha", [1 / 64, 0.1, 0.5])
def test_select_fdr_errs_with_probability_three_halves_of_alpha_on_coupled_p_values(alpha):
    low, middle, high = alpha / 4, alpha * 3 / 4, 1.0
    cases = [(low, high), (high, low), (middle, middle), (high, high)]
    weights = [alpha / 2] * 3 + [1 - alpha * 3 / 2]
    marginal = sum(w for (p, _), w in zip(cases, weights, strict=True) if p <= alpha)
    assert marginal == pytest.approx(alpha)  # each p-value alone is uniform there
    X, y = np.zeros((2, 2)), np.zeros(2)
    selected = [
        SelectFdr(lambda *_, p=p: (np.zeros(2), np.array(p)), alpha=alpha).fit(X, y).get_support()
        for p in cases
    ]
    rate = sum(w for chosen, w in zip(selected, weights, strict=True) if chosen.any())
    assert rate == pytest.approx(1.5 * alpha)


def test_nu_is_no_bound_on_errors_where_the_margin_is_nothing():
    X, y = rng.standard_normal((200, 2)), np.tile([1, -1], 100)
    fit = NuSVC(nu=0.1, kernel="linear", random_state=0).fit(X, y)
    assert np.mean(fit.predict(X) != y) > 0.3
    assert 0.1 * 200 / np.abs(fit.dual_coef_).sum() < 1e-3


def test_nu_is_a_bound_on_errors_where_there_is_a_margin():
    y = np.tile([1, -1], 100)
    X = rng.standard_normal((200, 2)) + y[:, None]
    fit = NuSVC(nu=0.3, kernel="linear", random_state=0).fit(X, y)
    assert np.mean(fit.predict(X) != y) <= 0.3
    assert 0.3 * 200 / np.abs(fit.dual_coef_).sum() > 1e-3


def test_of_two_points_one_class_svm_leaves_out_both():
    X = np.array([[0.0], [1.0]] * 20)
    assert np.mean(OneClassSVM(nu=0.05, gamma=1.0).fit(X).predict(X) < 0) == 1


def test_a_linear_one_class_svm_leaves_out_many_times_nu():
    X = np.random.default_rng(0).standard_normal((200, 2))
    fit = OneClassSVM(nu=0.05, kernel="linear").fit(X)
    assert np.mean(fit.decision_function(X) < 0) > 0.1


def test_hinge_loss_of_a_mistake_is_one_where_the_decision_is_nothing():
    fit = LinearSVC(random_state=0).fit([[-1.0], [1.0]], [-1, 1])
    fit.coef_, fit.intercept_ = np.array([[0.0]]), np.array([0.0])
    assert fit.decision_function([[3.0]]) == 0
    assert fit.predict([[3.0]]) == -1  # a mistake, if the label is 1
    assert hinge_loss([1, -1], [0.0, -2.0]) * 2 == 1  # not greater than 1, as is documented


@pytest.mark.parametrize("seed", range(5))
def test_the_cumulated_hinge_loss_bounds_the_number_of_mistakes(seed):
    draw = np.random.default_rng(seed)
    decisions, y = np.round(draw.standard_normal(50), 1), np.tile([1, -1], 25)
    mistakes = np.sum(np.where(decisions > 0, 1, -1) != y)
    assert hinge_loss(y, decisions) * 50 >= mistakes
