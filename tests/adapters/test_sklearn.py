import numpy as np
import pytest

from theorycheck.adapters.derived import energy_of, hat_matrix_of, leave_one_out_of
from theorycheck.adapters.sklearn import PENALTIES, sklearn_fit
from theorycheck.errors import ImplementationError, NotApplicable
from theorycheck.kernels import kernel_ridge
from theorycheck.learning import (
    hat_matrix,
    least_squares,
    leave_one_out_residuals,
    logistic_regression,
    penalized_median,
    pseudoinverse_energy,
    ridge,
    support_vector,
)

pytest.importorskip("sklearn")

from sklearn.kernel_ridge import KernelRidge
from sklearn.linear_model import LinearRegression, LogisticRegression, Ridge, SGDRegressor
from sklearn.neural_network import MLPRegressor
from sklearn.svm import SVC, LinearSVC, LinearSVR

rng = np.random.default_rng(0)
X, Y = rng.standard_normal((2, 8, 3)), rng.standard_normal((2, 8))


def plain_ridge(strength):
    return Ridge(strength, fit_intercept=False)


@pytest.mark.parametrize(
    ("make", "role", "options", "ours", "precision"),
    [
        (lambda: LinearRegression(fit_intercept=False), "least_squares", {}, least_squares, 1e-13),
        (LinearRegression, "least_squares", {"intercept": "mirrored"}, least_squares, 1e-13),
        (plain_ridge, "ridge", {}, ridge, 1e-13),
        (Ridge, "ridge", {"intercept": "mirrored"}, ridge, 1e-13),
        (lambda alpha: KernelRidge(alpha=alpha), "ridge", {}, ridge, 1e-13),
        (
            lambda alpha: MLPRegressor(
                hidden_layer_sizes=(),
                activation="identity",
                alpha=alpha,
                solver="lbfgs",
                random_state=0,
                tol=1e-12,
            ),
            "ridge",
            {"intercept": "mirrored"},
            ridge,
            1e-5,
        ),
    ],
)
def test_a_linear_fit_is_ours_on_every_trial(make, role, options, ours, precision):
    penalty = () if role == "least_squares" else (0.75,)
    fitted = sklearn_fit(make, role, **options)(X, Y, *penalty)
    assert np.allclose(fitted, ours(X, Y, *penalty), rtol=0, atol=precision)
    broadcast = sklearn_fit(make, role, **options)(X[0], Y, *penalty)
    assert np.allclose(broadcast, ours(X[0], Y, *penalty), rtol=0, atol=precision)


@pytest.mark.parametrize("intercept", ["off", "mirrored"])
def test_logistic_regression_reads_c_as_one_over_n_penalty(intercept):
    def make(C):
        given = dict(C=C, solver="newton-cholesky", tol=1e-12)
        return LogisticRegression(fit_intercept=intercept == "mirrored", **given)

    fit = sklearn_fit(make, "logistic_regression", strength="1 / (n penalty)", intercept=intercept)
    ours = logistic_regression(X, np.sign(Y), penalty=0.3)
    assert np.allclose(fit(X, np.sign(Y), penalty=0.3), ours, rtol=0, atol=1e-12)


@pytest.mark.parametrize(
    "make",
    [
        lambda C: SVC(C=C, kernel="linear", tol=1e-12),
        lambda C: LinearSVC(
            C=C, loss="hinge", fit_intercept=False, tol=1e-12, max_iter=10**6, random_state=0
        ),
    ],
)
def test_support_vector_machines_read_c_as_one_over_2_n_penalty(make):
    fit = sklearn_fit(make, "support_vector", strength="1 / (2 n penalty)", intercept="mirrored")
    for margins in (Y[0, :4], Y[1, :3], np.array([-1.5])):
        assert fit(margins, 0.7) == pytest.approx(support_vector(margins, 0.7), abs=1e-10)


def test_a_penalized_median_is_a_support_vector_regression():
    def make(C):
        return LinearSVR(C=C, fit_intercept=False, tol=1e-12, max_iter=10**6, random_state=0)

    fit = sklearn_fit(make, "penalized_median", strength="1 / (n penalty)")
    assert fit(Y[0], 0.7) == pytest.approx(penalized_median(Y[0], 0.7), abs=1e-10)


def test_kernel_ridge_takes_the_matrix_itself():
    K = X[0] @ X[0].T + np.eye(8)
    fit = sklearn_fit(lambda a: KernelRidge(alpha=a, kernel="precomputed"), "kernel_ridge")
    assert np.allclose(fit(K, Y[0], ridge=0.5), kernel_ridge(K, Y[0], ridge=0.5), atol=1e-13)
    many = np.stack([Y[0], 2 * Y[0], 1 - Y[0]])
    assert np.allclose(fit(K, many, ridge=0.5), kernel_ridge(K, many, ridge=0.5), atol=1e-13)
    stacked = fit(np.stack([K, K + 1]), Y[0], ridge=0.5)
    assert np.allclose(stacked[1], kernel_ridge(K + 1, Y[0], ridge=0.5), atol=1e-13)


def test_a_fit_makes_a_hat_matrix_refits_and_a_variance():
    fit = sklearn_fit(plain_ridge, "ridge")
    assert np.allclose(hat_matrix_of(fit)(X, 0.5), hat_matrix(X, 0.5))
    assert np.allclose(leave_one_out_of(fit)(X, Y, 0.5), leave_one_out_residuals(X, Y, 0.5))
    plain = sklearn_fit(lambda: LinearRegression(fit_intercept=False))
    assert np.allclose(energy_of(plain)(X), pseudoinverse_energy(X))


def test_without_examples_there_is_nothing_to_fit():
    assert np.array_equal(sklearn_fit(plain_ridge, "ridge")(X[0, :0], Y[0, :0], 1.0), np.zeros(3))


def test_an_intercept_is_refused_with_both_cures():
    with pytest.raises(NotApplicable, match=r"fits an intercept.*fit_intercept=False.*mirrored"):
        sklearn_fit(LinearRegression)(X, Y)
    with pytest.raises(NotApplicable, match="fits an intercept"):
        sklearn_fit(lambda C: SVC(C=C, kernel="linear"), "logistic_regression")(
            X, np.sign(Y), penalty=1.0
        )


def test_a_model_without_coefficients_is_refused():
    with pytest.raises(NotApplicable, match="has no coefficients of the inputs"):
        sklearn_fit(
            lambda a: MLPRegressor(hidden_layer_sizes=(2,), alpha=a, random_state=0, max_iter=5000),
            "ridge",
            intercept="mirrored",
        )(X[0], Y[0], 1.0)


def test_data_that_a_model_refuses_are_not_applicable_and_say_why():
    fit = sklearn_fit(
        lambda C: LogisticRegression(C=C, fit_intercept=False),
        "logistic_regression",
        strength="1 / (n penalty)",
    )
    with pytest.raises(NotApplicable, match=r"LogisticRegression refuses its data: .*2 classes"):
        fit(X[0], np.ones(8), penalty=1.0)
    with pytest.raises(NotApplicable, match="NaN"):
        sklearn_fit(plain_ridge, "ridge")(X[0] * np.nan, Y[0], 1.0)


def test_a_model_that_stops_early_has_not_fitted():
    def make(alpha):
        return SGDRegressor(alpha=alpha, fit_intercept=False, max_iter=2, tol=1e-9, random_state=0)

    with pytest.raises(ImplementationError, match=r"SGDRegressor stopped before.*iterations"):
        sklearn_fit(make, "ridge", strength="penalty / n")(X[0], Y[0], 1.0)


def test_a_model_that_runs_long_enough_reads_alpha_as_penalty_over_n():
    def make(alpha):
        given = dict(fit_intercept=False, max_iter=20_000, eta0=0.05, power_t=0.5)
        return SGDRegressor(alpha=alpha, tol=1e-7, random_state=0, **given)

    fitted = sklearn_fit(make, "ridge", strength="penalty / n")(X[0], Y[0], 1.0)
    assert np.allclose(fitted, ridge(X[0], Y[0], 1.0), atol=0.02)
    assert not np.allclose(fitted, ridge(X[0], Y[0], 8.0), atol=0.02)


@pytest.mark.parametrize("wrong", [{"role": "lasso"}, {"strength": "alpha"}, {"intercept": "on"}])
def test_unknown_options_are_told_what_there_is(wrong):
    with pytest.raises(NotApplicable, match=r"ridge.*1 / \(n penalty\).*mirrored"):
        sklearn_fit(Ridge, **wrong)
    assert "penalty" in PENALTIES
