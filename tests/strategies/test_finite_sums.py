"""Means of convex functions: their constants, minimizers and gradients."""

import numpy as np
from hypothesis import given, settings

from theorycheck.strategies import sizes
from theorycheck.strategies.finite_sums import absolute_errors, finite_sums

quick = settings(max_examples=40, deadline=None, derandomize=True, database=None)


@quick
@given(absolute_errors())
def test_subgradients_support_the_mean_and_no_term_is_steeper_than_said(f):
    n, d = f.rows.shape
    x, y = np.linspace(-1, 1, d), np.linspace(2, -1, d)
    whole = f.subgradient(x[None], np.full((1, n), 1 / n))[0]
    assert f(y) >= f(x) + whole @ (y - x) - 1e-9
    each = f.subgradient(np.tile(x, (n, 1)), np.eye(n))
    assert np.sum(each**2, axis=1).max() <= f.steepness + 1e-12


@quick
@given(finite_sums(3), sizes(1, 3))
def test_the_gradient_is_that_of_the_values_and_vanishes_at_the_minimizer(f, sign):
    whole, zero = np.full(f.n, 1 / f.n), np.zeros((1, f.d))
    assert np.allclose(f.gradient(zero, whole), 0)
    assert f(zero[0]) == 0
    x, u = np.linspace(-1, 1, f.d), np.linspace(1, 2, f.d) * sign
    step = 1e-4
    slope = (f.terms(x + step * u) - f.terms(x - step * u)) / (2 * step)
    assert np.allclose(f.gradient(np.tile(x, (f.n, 1)), np.eye(f.n)) @ u, slope)


@quick
@given(finite_sums(3, ridge=0.5))
def test_no_curvature_is_beyond_what_is_said(f):
    H = f.rows.T @ f.rows / f.n + f.ridge * np.eye(f.d)
    values = np.linalg.eigvalsh(H)
    assert np.isclose(values[-1], f.eigenvalues()[0])
    assert values[0] >= min(f.eigenvalues()[-1], f.ridge) - 1e-12
    assert values[-1] <= f.L_max + 1e-12


@quick
@given(finite_sums(2, pulls=0))
def test_without_pulls_all_terms_share_their_minimizer(f):
    assert f.noise == 0
