"""Rates of linear networks: formulas against definitions."""

import numpy as np
import pytest
from numpy.testing import assert_allclose

from theorycheck.networks.linear import gradient, gradients, loss, tangent
from theorycheck.networks.linear_rates import (
    Start,
    eigenvalues,
    least_eigenvalue,
    least_eigenvalue_as_printed,
    own_adaptive_step,
    own_step_limit,
    published_best_step,
    published_coefficients,
    published_factor,
    published_step_limit,
    tau_eigenvalues,
)


def start(seed=0, n=2, h=5, m=3, near=0.0):
    rng = np.random.default_rng(seed)
    X, W_1, W_2 = (rng.normal(size=shape) for shape in ((n + 1, n), (n, h), (h, m)))
    return Start(X, X @ (W_1 @ W_2 + near * rng.normal(size=(n, m))), W_1, W_2)


@pytest.mark.parametrize("size", [1, 2, 3])
def test_eigenvalues_are_those_of_lapack(size):
    A = np.random.default_rng(size).normal(size=(size, size))
    assert_allclose(eigenvalues(A + A.T), np.linalg.eigvalsh(A + A.T)[::-1])


def test_the_printed_constant_is_the_corrected_one_for_square_shapes_only():
    D = np.diag([2.0, -1.0, 0.5])
    assert least_eigenvalue(D, 0.3, 2, 2) == least_eigenvalue_as_printed(D, 0.3, 2, 2)
    assert least_eigenvalue(D, 0.3, 2, 1) < least_eigenvalue_as_printed(D, 0.3, 2, 1)


@pytest.mark.parametrize("seed", range(5))
def test_the_guarantees_at_the_start_enclose_the_eigenvalues_of_tau(seed):
    begun = start(seed, near=0.1)
    smallest, largest = tau_eigenvalues(begun.W_1, begun.W_2)
    assert begun.alpha_0 <= smallest + 1e-9
    assert largest <= begun.beta_0 + 1e-9


def test_the_eigenvalues_of_tau_are_those_of_the_map():
    begun = start(1)
    basis = np.eye(6).reshape(6, 2, 3)
    matrix = np.array([tangent(G, begun.W_1, begun.W_2).ravel() for G in basis])
    found = np.linalg.eigvalsh(matrix)
    assert_allclose(tau_eigenvalues(begun.W_1, begun.W_2), (found[0], found[-1]), atol=1e-9)


def test_the_published_step_limit_solves_its_equations():
    begun = start(2, h=8, near=0.1)
    limit = published_step_limit(begun, 0.5, 1.5)
    a = published_coefficients(begun, 0.5, 1.5, begun.loss_0)
    upper = 4 * 1.5 * begun.loss_0 * begun.K / 0.5
    lower = 8 * 1.5 * begun.beta_0 * begun.loss_0 * begun.K / (0.5 * begun.alpha_0)
    sides = [a[3] * limit**3 + a[2] * limit**2 + (a[1] + e) * limit for e in (upper, lower)]
    assert_allclose(max(sides), a[0], rtol=1e-6)


def test_the_published_best_step_minimizes_the_factor():
    begun = start(2, h=8, near=0.1)
    a = published_coefficients(begun, 0.5, 1.5, begun.loss_0)
    best = published_best_step(a, np.inf)
    others = best * np.linspace(0.5, 1.5, 11)
    assert published_factor(a, best) <= published_factor(a, others).min() + 1e-15


def own_curvature(begun, eta):
    """Bound the curvature met by steps of size eta, while the loss does not rise."""
    slope, top = np.sqrt(2 * begun.K * begun.loss_0), begun.beta_0 + 4 * eta * begun.loss_0
    return slope + begun.K * (np.sqrt(top) + eta / 2 * np.sqrt(top) * slope) ** 2


def test_our_step_limit_is_admissible_and_no_larger_step_is():
    begun = start(2, h=8, near=0.1)
    limit = own_step_limit(begun, 0.5)
    drift = (1 - 0.5) * begun.alpha_0 / (4 * begun.loss_0)
    assert limit * own_curvature(begun, limit) <= 1
    assert limit <= drift
    larger = 1.001 * limit
    assert larger * own_curvature(begun, larger) > 1 or larger > drift


def test_without_a_guarantee_no_step_is_admissible():
    begun = Start(np.eye(1), np.ones((1, 1)), np.zeros((1, 1)), np.zeros((1, 1)))
    assert begun.alpha_0 == 0
    assert published_step_limit(begun, 0.5, 1.5) == own_step_limit(begun, 0.5) == 0


def test_the_adaptive_step_makes_step_times_curvature_one():
    begun = start(3, near=1.0)
    X, Y, W_1, W_2 = begun.X, begun.Y, begun.W_1, begun.W_2
    eta = own_adaptive_step(X, Y, W_1, W_2)
    slope = np.sqrt(sum(np.sum(g**2) for g in gradients(X, Y, W_1, W_2)))
    _, largest = tau_eigenvalues(W_1, W_2)
    steep = np.linalg.norm(gradient(X, Y, W_1 @ W_2), 2)
    assert_allclose(eta * (steep + begun.K * (np.sqrt(largest) + eta * slope / 2) ** 2), 1)


def test_a_start_counts_only_what_the_data_see_and_can_fit():
    rng = np.random.default_rng(5)
    X = rng.normal(size=(2, 4))  # two examples of four inputs
    Y, W_1, W_2 = (rng.normal(size=shape) for shape in ((2, 3), (4, 5), (5, 3)))
    tall, wide = np.concatenate([X, X]), Start(X, Y, W_1, W_2)
    noisy = Start(tall, np.concatenate([Y + 1, Y - 1]), W_1, W_2)
    assert wide.shape == noisy.shape == (2, 5, 3)
    assert_allclose(wide.loss_0, loss(X, Y, W_1, W_2))
    assert_allclose(noisy.loss_0, loss(tall, np.concatenate([Y, Y]), W_1, W_2))
    assert_allclose(noisy.alpha_0 / wide.alpha_0, 1)
    assert_allclose(noisy.K / wide.K, 2)
    rows = np.linalg.svd(X, full_matrices=False)[2]
    assert_allclose(wide.tau(W_1, W_2), tau_eigenvalues(rows @ W_1, W_2))
