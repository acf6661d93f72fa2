from fractions import Fraction

import numpy as np
import pytest
from rational_arrays import rationals

from theorycheck.arithmetic.noisy import noisy, noticed
from theorycheck.learning import (
    double_descent_curve,
    least_squares,
    nested_least_squares,
    norm_curve,
)

rng = np.random.default_rng(11)

SHAPES = [(8, 20), (20, 8), (6, 6), (5, 60), (1, 4), (4, 1), (3, 4)]


def separately(X, y):
    """Fit every prefix of the features by itself, padded with zeros."""
    p = X.shape[-1]
    fits = [np.linalg.lstsq(X[:, :k], y, rcond=None)[0] for k in range(1, p + 1)]
    return np.array([np.pad(b, (0, p - len(b))) for b in fits])


@pytest.mark.parametrize("shape", SHAPES)
def test_one_pass_is_least_squares_on_each_prefix(shape):
    X, y = rng.standard_normal((30, *shape)), rng.standard_normal((30, shape[0]))
    curve = nested_least_squares(X, y)
    expected = np.array([separately(A, b) for A, b in zip(X, y, strict=True)])
    assert curve.shape == expected.shape
    off = np.linalg.norm(curve - expected, axis=-1) / np.linalg.norm(expected, axis=-1)
    assert np.max(off) < 1e-10
    assert np.all(curve[expected == 0] == 0)


def test_the_peak_is_right_however_badly_conditioned_its_neighbours_are():
    X, y = rng.standard_normal((2000, 10, 13)), rng.standard_normal((2000, 10))
    worst = np.argmax(np.linalg.cond(X[..., :11]))  # where one feature more than examples is left
    assert np.linalg.cond(X[worst, :, :11]) > 100
    expected = separately(X[worst], y[worst])[10]
    found = nested_least_squares(X, y)[worst, 10]
    assert np.linalg.norm(found - expected) < 1e-11 * np.linalg.norm(expected)


@pytest.mark.parametrize("shape", SHAPES)
def test_the_curves_of_errors_and_norms_are_those_of_the_coefficients(shape):
    n, p = shape
    X, y = rng.standard_normal((7, n, p)), rng.standard_normal((7, n))
    X_new, y_new = rng.standard_normal((7, 9, p)), rng.standard_normal((7, 9))
    fits = nested_least_squares(X, y)
    errors = np.mean((fits @ X_new.mT - y_new[:, None]) ** 2, axis=-1)
    assert double_descent_curve(X, y, X_new, y_new) == pytest.approx(errors, rel=1e-10)
    assert norm_curve(X, y) == pytest.approx(np.sum(fits**2, axis=-1), rel=1e-10)


def test_one_design_serves_many_responses_and_one_set_of_new_inputs_many_designs():
    X, y = rng.standard_normal((4, 9)), rng.standard_normal((5, 4))
    assert np.allclose(nested_least_squares(X, y)[3], nested_least_squares(X, y[3]), rtol=1e-10)
    many, X_new, y_new = rng.standard_normal((5, 4, 9)), rng.standard_normal((3, 9)), np.ones(3)
    curve = double_descent_curve(many, y, X_new, y_new)
    assert curve.shape == (5, 9)
    assert curve[2] == pytest.approx(double_descent_curve(many[2], y[2], X_new, y_new))


def test_new_inputs_may_be_the_population():
    X, deviations, truth = rng.standard_normal((6, 12)), rng.random(12), rng.standard_normal(12)
    y = rng.standard_normal(6)
    risk = 12 * double_descent_curve(X, y, np.diag(deviations), deviations * truth)
    fits = nested_least_squares(X, y)
    assert risk == pytest.approx(np.sum((deviations * (fits - truth)) ** 2, axis=-1))


def test_fractions_are_fitted_exactly_and_interpolate():
    X, y = rationals(rng, 3, 6), rationals(rng, 3)
    fits = nested_least_squares(X, y)
    for k in range(6):
        alone = least_squares(X[:, : k + 1], y)
        assert fits[k].tolist() == [*alone, *[0] * (5 - k)]
    assert np.all(double_descent_curve(X, y, X, y)[2:] == 0)
    norms = norm_curve(X, y)
    assert all(isinstance(value, Fraction) for value in norms)
    assert norms[2:].tolist() == sorted(norms[2:], reverse=True)


def test_rounding_is_tracked_through_the_curve():
    X, y = rng.standard_normal((4, 9)), rng.standard_normal(4)
    plain = nested_least_squares(X, y), norm_curve(X, y)
    with noisy(np.random.default_rng(0)):
        erring = nested_least_squares(noticed(X), noticed(y)), norm_curve(noticed(X), noticed(y))
        assert all(type(value) is type(noticed(X)) for value in erring)
    for value, exact in zip(erring, plain, strict=True):
        assert np.asarray(value) == pytest.approx(exact, rel=1e-9, abs=1e-12)
        assert np.any(np.asarray(value) != exact)
