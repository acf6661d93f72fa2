"""Facts of linear algebra that LAPACK attains up to rounding, each with a false one close by.

Every trial takes `off`: 0 in the theorem, a small number in the false sibling.
"""

import functools

import numpy as np
import scipy.linalg
from small_claims import a, b, made
from sympy import Eq

from theorycheck.strategies import choices, generator, matrices, seeds, sizes, vectors

BOUND, IDENTITY, SIGN = a <= b, Eq(a, b), a >= 0
TRUE, FALSE = {}, {}


def lapack(then, off):
    """Enter a trial among the claims, with and without its `off`."""

    def entered(trial):
        TRUE[trial.__name__] = made(trial, then)
        FALSE[trial.__name__] = TRUE[trial.__name__].using(off=off)
        return trial

    return entered


def matrix(let, rows, columns):
    """Draw a matrix entry by entry, from a seed, or one with singular values far apart."""
    kind = let(choices(["entries", "seed", "ill"]))
    if kind == "entries":
        return let(matrices(rows, columns))
    digits = let(sizes(1, 12))
    gaussian = generator("lapack", let(seeds())).standard_normal((rows, columns))
    if kind == "seed":
        return gaussian
    U, s, V = np.linalg.svd(gaussian, full_matrices=False)
    return (U * np.logspace(0, -digits, len(s))) @ V


def symmetric(let, n):
    B = matrix(let, n, n)
    return B + B.T


def size(let, low=1, high=30):
    return let(sizes(low, high))


@lapack(SIGN, 1e-3)
def a_gram_matrix_has_no_negative_eigenvalue(let, *, off=0):
    X = matrix(let, size(let), size(let))
    return dict(a=np.linalg.eigvalsh(X.T @ X)[0] - off)


@lapack(IDENTITY, 1e-3)
def the_gradient_vanishes_at_a_least_squares_solution(let, *, off=0):
    X = matrix(let, size(let), size(let))
    y = matrix(let, len(X), 1)[:, 0]
    w = np.linalg.lstsq(X, y, rcond=None)[0] + off
    return dict(a=X.T @ (X @ w - y), b=0)


@lapack(SIGN, 1e-3)
def a_variance_is_not_negative(let, *, off=0):
    x = let(vectors(size(let))) + let(choices([0, 1, 1000]))
    return dict(a=float(np.mean(x**2) - np.mean(x) ** 2 - off))


@lapack(IDENTITY, 1e-3)
def a_pseudoinverse_inverts_where_it_can(let, *, off=0):
    A = matrix(let, size(let), size(let))
    return dict(a=A @ np.linalg.pinv(A) @ A * (1 + off), b=A)


@lapack(IDENTITY, 1e-3)
def an_orthogonal_factor_has_orthonormal_columns(let, *, off=0):
    Q = np.linalg.qr(matrix(let, size(let), size(let)))[0] * (1 + off)
    return dict(a=Q.T @ Q, b=np.eye(Q.shape[1]))


@lapack(IDENTITY, 1e-3)
def a_trace_is_the_sum_of_the_eigenvalues(let, *, off=0):
    A = symmetric(let, size(let))
    return dict(a=np.trace(A), b=np.linalg.eigvalsh(A).sum() + off)


@lapack(IDENTITY, 1e-3)
def a_determinant_is_the_product_of_the_eigenvalues(let, *, off=0):
    A = symmetric(let, size(let))
    return dict(a=np.linalg.det(A), b=np.prod(np.linalg.eigvalsh(A)) * (1 + off))


@lapack(BOUND, 1e-2)
def eigenvalues_of_a_part_interlace(let, *, off=0):
    A = symmetric(let, size(let, 2)) * 1.0
    A[-1] *= let(choices([0, 1]))
    A[:, -1] = A[-1]
    whole, part = np.linalg.eigvalsh(A), np.linalg.eigvalsh(A[:-1, :-1])
    return dict(a=np.r_[whole[:-1], part] + off, b=np.r_[part, whole[1:]])


@lapack(BOUND, 1e-2)
def the_largest_eigenvalue_is_subadditive(let, *, off=0):
    A = symmetric(let, size(let))
    B = A * let(choices([1, 3])) + np.eye(len(A)) * let(choices([0, 1, -1]))
    top = lambda M: np.linalg.eigvalsh(M)[-1]  # noqa: E731 - notation
    return dict(a=top(A + B) + off, b=top(A) + top(B))


@lapack(BOUND, 1e-2)
def the_spectral_norm_is_at_most_the_frobenius_norm(let, *, off=0):
    A = matrix(let, size(let), let(choices([1, 2, 10])))
    return dict(a=np.linalg.norm(A, 2) * (1 + off), b=np.linalg.norm(A))


@lapack(IDENTITY, 1e-3)
def what_solves_a_system_solves_it(let, *, off=0):
    n = size(let)
    A = matrix(let, n, n) + np.eye(n) * let(choices([0, 2 * n]))
    y = let(vectors(n))
    w = np.linalg.lstsq(A, A @ y, rcond=None)[0]
    return dict(a=A @ w * (1 + off), b=A @ y)


@lapack(IDENTITY, 1e-3)
def singular_vectors_rebuild_their_matrix(let, *, off=0):
    A = matrix(let, size(let), size(let))
    U, s, V = np.linalg.svd(A, full_matrices=False)
    return dict(a=(U * (s + off)) @ V, b=A)


@lapack(IDENTITY, 1e-3)
def a_cholesky_factor_squares_to_its_matrix(let, *, off=0):
    X = matrix(let, size(let), size(let))
    A = X.T @ X + np.eye(X.shape[1])
    factor = np.linalg.cholesky(A) * (1 + off)
    return dict(a=factor @ factor.T, b=A)


@lapack(SIGN, 1e-3)
def a_schur_complement_has_no_negative_eigenvalue(let, *, off=0):
    X = matrix(let, size(let), size(let, 2))
    M, k = X.T @ X, let(sizes(1, X.shape[1] - 1))
    inner = np.linalg.pinv(M[k:, k:], hermitian=True)
    return dict(a=np.linalg.eigvalsh(M[:k, :k] - M[:k, k:] @ inner @ M[k:, :k])[0] - off)


@lapack(IDENTITY, 1e-3)
def a_projection_is_idempotent(let, *, off=0):
    X = matrix(let, size(let), size(let))
    H = X @ np.linalg.pinv(X) * (1 + off)
    return dict(a=H @ H, b=H)


@lapack(BOUND, 1e-2)
def the_logarithm_of_a_determinant_is_concave(let, *, off=0):
    n = size(let)
    A, other = (M @ M.T + np.eye(n) for M in (matrix(let, n, n), matrix(let, n, n)))
    B = other if let(choices([0, 1])) else A
    volume = lambda M: np.linalg.slogdet(M)[1]  # noqa: E731 - notation
    return dict(a=(volume(A) + volume(B)) / 2 + off, b=volume((A + B) / 2))


@lapack(BOUND, 1e-2)
def a_trace_is_at_most_that_of_the_singular_values(let, *, off=0):
    n = size(let)
    A, B = matrix(let, n, n), matrix(let, n, n) * let(choices([0, 1]))
    B = B if np.any(B) else A.T
    spectra = [np.linalg.svd(M, compute_uv=False) for M in (A, B)]
    return dict(a=np.trace(A @ B) * (1 + off), b=spectra[0] @ spectra[1])


@lapack(IDENTITY, 1e-3)
def polar_factors_rebuild_their_matrix(let, *, off=0):
    n = size(let)
    A = matrix(let, n, n)
    U, H = scipy.linalg.polar(A)
    return dict(a=U @ H * (1 + off), b=A)


@lapack(IDENTITY, 1e-3)
def an_inverse_follows_an_update_of_rank_one(let, *, off=0):
    n = size(let)
    A, u = matrix(let, n, n), let(vectors(n))
    inverse = np.linalg.inv(A @ A.T + np.eye(n))
    Au = inverse @ u
    updated = np.linalg.inv(A @ A.T + np.eye(n) + np.outer(u, u))
    return dict(a=updated, b=(inverse - np.outer(Au, Au) / (1 + u @ Au)) * (1 + off))


@lapack(IDENTITY, 1e-3)
def an_inverse_follows_an_update_of_any_rank(let, *, off=0):
    n = size(let)
    X = matrix(let, n, size(let))
    U, ridge = X * (1 + off), 10.0 ** -let(sizes(0, 6))
    inner = np.linalg.inv(ridge * np.eye(U.shape[1]) + U.T @ U)
    outer = np.linalg.inv(ridge * np.eye(n) + X @ X.T)
    return dict(a=outer, b=(np.eye(n) - U @ inner @ U.T) / ridge)


@lapack(BOUND, 1e-2)
def a_product_has_at_most_the_product_of_the_norms(let, *, off=0):
    A = matrix(let, size(let), size(let))
    norm = functools.partial(np.linalg.norm, ord=2)
    return dict(a=norm(A.T @ A) * (1 + off), b=norm(A) ** 2)
