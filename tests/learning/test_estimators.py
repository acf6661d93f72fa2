from fractions import Fraction
from itertools import permutations

import numpy as np
import pytest
from rational_arrays import rationals
from scipy.optimize import minimize

from theorycheck.learning import (
    all_signs,
    class_risks,
    conformal_threshold,
    empirical_risk,
    hat_matrix,
    least_squares,
    leave_one_out_residuals,
    logistic_regression,
    majority_vote,
    nearest_neighbor,
    pseudoinverse,
    pseudoinverse_energy,
    rademacher_average,
    refitted_residuals,
    ridge,
    ridge_path,
    signs,
)
from theorycheck.networks.losses import logistic, square, zero_one

rng = np.random.default_rng(10)


@pytest.mark.parametrize("shape", [(8, 3), (4, 4), (3, 8)])
def test_least_squares_is_lapacks_minimum_norm_solution(shape):
    X, y = rng.standard_normal((5, *shape)), rng.standard_normal((5, shape[0]))
    expected = [np.linalg.lstsq(A, b, rcond=None)[0] for A, b in zip(X, y, strict=True)]
    assert np.allclose(least_squares(X, y), expected)


def test_a_fixed_design_serves_many_responses():
    X, y = rng.standard_normal((6, 2)), rng.standard_normal((9, 6))
    assert np.allclose(least_squares(X, y)[4], least_squares(X, y[4]))
    assert ridge(X, y, 0.1).shape == (9, 2)


def test_a_rank_deficient_design_still_has_its_minimum_norm_solution():
    X = np.array([[1.0, 1.0], [2.0, 2.0], [3.0, 3.0]])
    assert np.allclose(least_squares(X, np.array([1.0, 2.0, 3.0])), [0.5, 0.5])


@pytest.mark.parametrize("shape", [(5, 3), (3, 5)])
def test_the_pseudoinverse_of_rationals_satisfies_penroses_equations_exactly(shape):
    X = rationals(rng, 2, *shape)
    P = pseudoinverse(X)
    assert np.all(X @ P @ X == X)
    assert np.all(P @ X @ P == P)
    assert np.all((X @ P).mT == X @ P)
    assert np.all((P @ X).mT == P @ X)


def test_the_variance_peaks_exactly_where_features_equal_examples():
    n, p = 4, 9
    X = rationals(rng, n, p)
    energy = [pseudoinverse_energy(X[:, :k]) for k in range(1, p + 1)]
    assert all(isinstance(value.item(), Fraction) for value in energy)
    assert energy[:n] == sorted(energy[:n])
    assert energy[n - 1 :] == sorted(energy[n - 1 :], reverse=True)


@pytest.mark.parametrize("shape", [(7, 3), (3, 7)])
def test_the_energy_is_the_squared_norm_of_the_pseudoinverse(shape):
    X = rng.standard_normal((4, *shape))
    assert np.allclose(pseudoinverse_energy(X), np.sum(pseudoinverse(X) ** 2, axis=(-2, -1)))


def test_the_mean_energy_of_gaussian_designs_is_p_over_n_minus_p_minus_one():
    X = rng.standard_normal((20_000, 20, 5))
    assert np.isclose(np.mean(pseudoinverse_energy(X)), 5 / 14, rtol=0.01)


@pytest.mark.parametrize("shape", [(8, 3), (3, 8)])
def test_ridge_is_least_squares_with_penalty_rows(shape):
    X, y = rng.standard_normal(shape), rng.standard_normal(shape[0])
    rows = np.concatenate([X, 0.6**0.5 * np.eye(shape[1])])
    expected = least_squares(rows, np.concatenate([y, np.zeros(shape[1])]))
    assert np.allclose(ridge(X, y, 0.6), expected)


def test_ridge_is_exact_on_rationals():
    X, y, penalty = rationals(rng, 3, 5), rationals(rng, 3), Fraction(1, 2)
    b = ridge(X, y, penalty)
    assert np.all(X.T @ (X @ b - y) + penalty * b == 0)


@pytest.mark.parametrize("shape", [(8, 3), (3, 8)])
def test_the_ridge_path_is_ridge_at_every_penalty(shape):
    X, y = rng.standard_normal((6, *shape)), rng.standard_normal((6, shape[0]))
    penalties = np.array([1e-3, 0.1, 10.0])
    expected = np.stack([ridge(X, y, penalty) for penalty in penalties], axis=-2)
    assert np.allclose(ridge_path(X, y, penalties), expected, rtol=1e-7)


def test_the_hat_matrix_projects():
    H = hat_matrix(rationals(rng, 5, 2))
    assert np.all(H @ H == H)
    assert np.trace(H) == 2


@pytest.mark.parametrize("penalty", [Fraction(0), Fraction(1, 3)])
def test_press_residuals_are_those_of_refitting_exactly(penalty):
    X, y = rationals(rng, 6, 2), rationals(rng, 6)
    assert np.all(leave_one_out_residuals(X, y, penalty) == refitted_residuals(X, y, penalty))


def test_press_residuals_of_a_batch_are_those_of_refitting():
    X, y = rng.standard_normal((4, 7, 3)), rng.standard_normal((4, 7))
    assert np.allclose(leave_one_out_residuals(X, y, 0.2), refitted_residuals(X, y, 0.2))


def test_logistic_regression_finds_the_minimum_that_a_general_optimizer_finds():
    X = 3 * rng.standard_normal((5, 30, 3))
    y = np.where(rng.random((5, 30)) < 0.5, -1.0, 1.0)
    fits = logistic_regression(X, y, penalty=0.01)
    for A, labels, w in zip(X, y, fits, strict=True):
        found = minimize(
            lambda v, A=A, b=labels: empirical_risk(logistic, A @ v, b) + 0.005 * v @ v,
            np.zeros(3),
            tol=1e-12,
        )
        assert np.allclose(w, found.x, atol=1e-5)


@pytest.mark.parametrize("scale", [1e-3, 1.0, 1e3])
def test_logistic_regression_converges_on_separable_data_of_any_scale(scale):
    X = scale * rng.standard_normal((20, 40, 2))
    y = np.sign(X[..., 0])
    w = logistic_regression(X, y, penalty=1e-3)
    slopes = logistic.derivative(np.sum(X * w[:, None], -1), y)
    gradient = np.mean(X * slopes[..., None], axis=-2) + 1e-3 * w
    assert np.max(np.abs(gradient)) < 1e-11 * (1 + scale) * 10


def test_logistic_regression_without_penalty_on_separable_data_says_why_it_fails():
    X = np.array([[1.0], [-1.0]])
    with pytest.raises(ValueError, match=r"penalty=0.*separable"):
        logistic_regression(X, np.array([1.0, -1.0]), penalty=0, steps=20)


def test_the_empirical_risk_is_the_mean_loss_of_every_trial():
    predictions, y = rng.standard_normal((3, 8)), rng.standard_normal(8)
    expected = np.mean((predictions - y) ** 2 / 2, axis=-1)
    assert np.allclose(empirical_risk(square, predictions, y), expected)


def test_risks_of_a_finite_class_come_from_the_counts():
    atoms, losses = rng.integers(4, size=(6, 50)), rng.random((3, 4))
    counts = np.stack([np.bincount(sample, minlength=4) for sample in atoms])
    assert np.allclose(class_risks(counts, losses), np.mean(losses[:, atoms], axis=-1).T)


def test_a_majority_wins_and_a_tie_is_zero():
    assert majority_vote(np.array([[1, 1, -1], [-1, -1, 1]])).tolist() == [1, -1]
    assert majority_vote(np.array([1, -1])) == 0


def test_the_nearest_neighbor_labels_new_points_in_every_trial():
    X, y = rng.standard_normal((5, 9, 2)), rng.integers(3, size=(5, 9))
    assert np.array_equal(nearest_neighbor(X, y, X + 1e-9), y)
    assert np.array_equal(nearest_neighbor(X[0], y[0], X[0, 3:4]), y[0, 3:4])


def test_conformal_coverage_over_all_orders_is_exactly_what_is_promised():
    n = 5
    orders = np.array(list(permutations(range(n + 1))))
    thresholds = conformal_threshold(orders[:, :n], Fraction(1, 3))
    assert np.mean(orders[:, n] <= thresholds) == pytest.approx(4 / 6)
    assert conformal_threshold(np.arange(5.0), Fraction(1, 10)) == np.inf


@pytest.mark.parametrize("percent", range(1, 100))
def test_conformal_thresholds_read_decimal_levels_as_they_are_written(percent):
    for n in range(1, 30):
        rank = -(-(n + 1) * (100 - percent) // 100)
        expected = rank if rank <= n else np.inf
        scores = np.arange(1.0, n + 1)[::-1]
        assert conformal_threshold(scores, percent / 100) == expected
        assert conformal_threshold(scores, np.float64(percent / 100)) == expected
        assert conformal_threshold(scores, Fraction(percent, 100)) == expected


def test_all_signs_are_there_once():
    assert all_signs(3).shape == (8, 3)
    assert len({tuple(s) for s in all_signs(6)}) == 64


def test_the_rademacher_average_of_a_class_and_its_mirror_is_the_mean_absolute_sum():
    assert rademacher_average(np.array([[1, 1, 1, 1], [-1, -1, -1, -1]])) == 1.5 / 4
    exact = np.array([[Fraction(1, 3), Fraction(1)], [Fraction(0), Fraction(0)]])
    assert rademacher_average(exact) == Fraction(1, 4)


def test_sampled_signs_estimate_the_exact_average():
    values = rng.random((3, 6, 10))
    sampled = rademacher_average(values, 1 - 2 * rng.integers(0, 2, size=(20_000, 10)))
    assert np.allclose(sampled, rademacher_average(values), atol=0.01)


@pytest.mark.parametrize(
    "values",
    [
        1 - 2 * rng.integers(0, 2, size=(5, 40)),
        rng.integers(-(2**17), 2**17, size=(5, 40)).astype(float),  # sums beyond 2^24
        rng.standard_normal((3, 5, 40)),
    ],
)
def test_short_signs_give_the_average_that_long_ones_give(values):
    short = signs(rng, 300, 40, dtype=np.int8)
    average = rademacher_average(values, short)
    sums = short.astype(float) @ values.astype(float).mT
    assert np.asarray(average).dtype == float
    assert np.all(average == np.mean(np.max(sums, axis=-1), axis=-1) / 40)


def test_whole_sums_are_exact_where_float32_would_not_be():
    values = 2.0**23 + np.array([[0, 1, 0]])
    assert rademacher_average(values, np.ones((1, 3), dtype=np.int8)) * 3 == 3 * 2**23 + 1


def test_zero_one_risk_counts_mistakes():
    assert empirical_risk(zero_one, np.array([1.0, -1.0, 0.0]), np.ones(3)) == pytest.approx(2 / 3)
