from fractions import Fraction

import flint
import numpy as np
import pytest
from rational_arrays import rationals

from theorycheck.arithmetic.linear_algebra import (
    determinant,
    frobenius_norm,
    inverse,
    is_exact,
    solve,
    spectral_norm,
    spectral_norm_bound,
    trace,
)

rng = np.random.default_rng(4)


def test_elimination_is_exact_on_a_batch_of_rational_matrices():
    A = rationals(rng, 3, 4, 4)
    gram, B = A @ A.mT + np.eye(4, dtype=int), rationals(rng, 3, 4, 2)
    assert np.all(gram @ solve(gram, B) == B)


def test_elimination_and_lapack_agree():
    A = rng.standard_normal((5, 3, 6))
    gram, B = A @ A.mT, rng.standard_normal((5, 3, 2))
    exactly = solve(gram.astype(object), B)
    assert np.allclose(exactly.astype(float), solve(gram, B), rtol=1e-10)


def test_an_unbatched_matrix_serves_a_batch_of_right_sides():
    gram = np.array([[Fraction(2), Fraction(1)], [Fraction(1), Fraction(3)]])
    B = rationals(rng, 4, 2, 1)
    assert np.all(gram @ solve(gram, B) == B)


def test_a_matrix_of_balls_is_inverted_with_small_radius():
    hilbert = np.array([[flint.arb(1) / (i + j + 1) for j in range(4)] for i in range(4)])
    product = hilbert @ inverse(hilbert)
    assert all(product[i, j].contains(int(i == j)) for i in range(4) for j in range(4))
    assert max(x.rad() for x in product.flat) < 1e-6


@pytest.mark.parametrize("shape", [(4, 4), (6, 2), (1, 5)])
def test_the_spectral_norm_bound_is_above_and_close(shape):
    A = rng.standard_normal((50, *shape)) * 10.0 ** rng.integers(-20, 20, size=(50, 1, 1))
    ratio = spectral_norm_bound(A) / spectral_norm(A)
    assert np.all(ratio >= 1 - 1e-14)
    assert np.all(ratio <= 4 ** (1 / 64) + 1e-12)


def test_the_spectral_norm_bound_of_zero_is_zero():
    assert spectral_norm_bound(np.zeros((3, 2))) == 0


def test_the_spectral_norm_bound_runs_on_balls():
    A = np.array([[flint.arb(3), flint.arb(0)], [flint.arb(4), flint.arb(5)]])
    assert abs(spectral_norm_bound(A, squarings=10) - 45**0.5) < 1e-2


def test_the_norms_are_numpys():
    A = rng.standard_normal((2, 3, 4, 5))
    assert np.allclose(frobenius_norm(A), np.linalg.norm(A, axis=(-2, -1)))
    assert np.allclose(spectral_norm(A), np.linalg.svd(A, compute_uv=False)[..., 0])
    assert np.allclose(trace(A[..., :4]), np.einsum("...ii", A[..., :4]))


def test_objects_are_exact_and_floats_are_not():
    assert is_exact(np.ones(2), rationals(rng, 2))
    assert not is_exact(np.ones(2), np.arange(3))


@pytest.mark.parametrize("k", [1, 2, 4])
def test_determinants_are_those_of_lapack(k):
    A = np.random.default_rng(k).standard_normal((3, k, k))
    assert determinant(A) == pytest.approx(np.linalg.det(A))
