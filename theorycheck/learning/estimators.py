"""Estimators: least squares, ridge, leave-one-out, classifiers, averages.

Shapes: designs X (..., n, p), responses y (..., n), coefficients (..., p); leading axes are trials
and broadcast. Where a docstring does not say "float64 only", exact numbers in object arrays give
exact answers (by elimination, for designs of full rank).
"""

from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.arithmetic.linear_algebra import inverse, is_exact, solve, trace
from theorycheck.networks.losses import Loss, sigmoid, softplus
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def least_squares(X: Array, y: Array) -> Array:
    """Least squares, of minimum norm where it is not unique: X^+ y."""
    return np.matvec(pseudoinverse(X), y)


def pseudoinverse(X: Array) -> Array:
    """X^+ (..., p, n): by SVD at machine precision in float64, by elimination if exact.

    A larger cut-off would be a regularizer and hide the peak of double descent.
    """
    if not is_exact(X):
        return np.linalg.pinv(X, rcond=np.finfo(float).eps * max(X.shape[-2:]))
    if X.shape[-1] <= X.shape[-2]:
        return solve(X.mT @ X, X.mT)
    return X.mT @ inverse(X @ X.mT)


def pseudoinverse_energy(X: Array) -> Array:
    """|X^+|_F^2, the variance of least squares under isotropic inputs per unit of noise."""
    if is_exact(X):
        return trace(inverse(X.mT @ X if X.shape[-1] <= X.shape[-2] else X @ X.mT))
    return np.sum(np.linalg.svd(X, compute_uv=False) ** -2.0, axis=-1)


def ridge(X: Array, y: Array, penalty: Number) -> Array:
    """(X'X + penalty I)^{-1} X'y, the penalty not scaled with n; solved on the shorter side."""
    if X.shape[-1] <= X.shape[-2]:
        return solve(_penalized(X.mT @ X, penalty), np.matvec(X.mT, y)[..., None])[..., 0]
    return np.matvec(X.mT, solve(_penalized(X @ X.mT, penalty), y[..., None])[..., 0])


def ridge_path(X: Array, y: Array, penalties: Array) -> Array:
    """Ridge at every one of the penalties (l,) by one eigh, shape (..., l, p); float64 only."""
    tall = X.shape[-1] <= X.shape[-2]
    spectrum, Q = np.linalg.eigh(X.mT @ X if tall else X @ X.mT)
    target = np.matvec(Q.mT, np.matvec(X.mT, y) if tall else y)
    shrunk = target[..., None, :] / (spectrum[..., None, :] + np.asarray(penalties)[:, None])
    return shrunk @ (Q if tall else X.mT @ Q).mT


def hat_matrix(X: Array, penalty: Number = 0) -> Array:
    """H = X (X'X + penalty I)^{-1} X', which maps y to its fit; shape (..., n, n)."""
    return X @ solve(_penalized(X.mT @ X, penalty), X.mT)


def leave_one_out_residuals(X: Array, y: Array, penalty: Number = 0) -> Array:
    """PRESS residuals (y_i - yhat_i) / (1 - H_ii) by Allen 1974, shape (..., n)."""
    H = hat_matrix(X, penalty)
    return (y - np.matvec(H, y)) / (1 - np.diagonal(H, axis1=-2, axis2=-1))


def refitted_residuals(X: Array, y: Array, penalty: Number = 0) -> Array:
    """Residuals y_i - x_i . b of the fits without point i, by n refits; shape (..., n)."""
    n = X.shape[-2]
    others = [np.delete(np.arange(n), i) for i in range(n)]
    fits = [ridge(X[..., rest, :], y[..., rest], penalty) for rest in others]
    return np.stack([y[..., i] - np.sum(X[..., i, :] * b, -1) for i, b in enumerate(fits)], -1)


def logistic_regression(X: Array, y: Array, *, penalty: Number, steps: int = 100) -> Array:
    """Minimize mean log(1 + exp(-y x.w)) + penalty |w|^2 / 2 for y in {-1, +1}; float64 only.

    By Newton's method, far from the minimum with the best of the steps 1, 1/2, 1/4, ...
    """
    signed = X * y[..., None]
    n, p = signed.shape[-2:]
    w = np.zeros((*signed.shape[:-2], p))
    radius = np.sqrt(np.max(np.sum(X * X, axis=-1), axis=-1))[..., None]
    for _ in range(steps):
        wrong = sigmoid(-np.matvec(signed, w))
        gradient = penalty * w - np.matvec(signed.mT, wrong) / n
        if np.all(np.abs(gradient) <= 1e-12 * (1 + radius)):
            return w
        curvature = (signed * (wrong * (1 - wrong))[..., None]).mT @ signed / n
        newton = solve(_penalized(curvature, penalty), gradient[..., None])[..., 0]
        near = radius * np.sqrt(np.sum(newton**2, axis=-1, keepdims=True)) < 1 / 2
        w = np.where(near, w - newton, _best_step(signed, penalty, w, newton))
    raise ValueError(
        f"Newton's method is at gradient {np.max(np.abs(gradient)):.1e} after {steps} steps: "
        f"with penalty={penalty} the minimizer may be at infinity (separable data); raise either."
    )


def empirical_risk(loss: Loss, predictions: Array, y: Array) -> Array:
    """Average loss over the last axis, shape (...)."""
    return np.mean(loss(predictions, y), axis=-1)


def class_risks(counts: Array, losses: Array) -> Array:
    """Empirical risks of a finite class from how often each atom was seen.

    counts (..., atoms), losses (hypotheses, atoms); one product serves all trials, shape
    (..., hypotheses).
    """
    return counts @ losses.mT / np.sum(counts, axis=-1, keepdims=True)


def majority_vote(votes: Array) -> Array:
    """Sign of the sum of votes in {-1, +1} over the last axis; 0 is a tie."""
    return np.sign(np.sum(votes, axis=-1))


def nearest_neighbor(X: Array, y: Array, X_new: Array) -> Array:
    """Label of the nearest of X (..., n, d) for every row of X_new, the first of equals."""
    difference = X_new[..., :, None, :] - X[..., None, :, :]
    nearest = np.argmin(np.sum(difference**2, axis=-1), axis=-1)
    return np.take_along_axis(np.broadcast_to(y, (*nearest.shape[:-1], y.shape[-1])), nearest, -1)


def conformal_threshold(scores: Array, miscoverage: Number) -> Array:
    """Give the ceil((n+1)(1-miscoverage))-th smallest of n scores over the last axis, or infinity.

    Split conformal prediction: a new exchangeable score is at most that with probability at least
    1 - miscoverage (Vovk et al. 2005). A float is read as the decimal it prints as: 0.7 is 7/10.
    """
    n = scores.shape[-1]
    rank = _rank_reaching((n + 1) * (1 - _as_written(miscoverage)), n)
    return (
        np.sort(scores, axis=-1)[..., rank - 1] if rank <= n else np.full(scores.shape[:-1], np.inf)
    )


def all_signs(n: int) -> Array:
    """Every vector of {-1, +1}^n, shape (2^n, n)."""
    return 1 - 2 * (np.arange(2**n)[:, None] >> np.arange(n) & 1)


def rademacher_average(values: Array, signs: Array | None = None) -> Array:
    """E max_h sum_i s_i values[h, i] / n over uniform signs: exact (2^n terms), or over `signs`.

    values (..., hypotheses, n), signs (k, n); shape (...). Signs and values that are whole numbers
    are multiplied in float32, twice as fast, where that holds their sums exactly.
    """
    n = values.shape[-1]
    largest = np.max(_sums(all_signs(n) if signs is None else signs, values), axis=-1)
    exactly = None if is_exact(largest) else float  # whole numbers of float32 are added in float64
    return np.mean(largest, axis=-1, dtype=exactly) / n


def _sums(signs: Array, values: Array) -> Array:
    """Sum s_i values[h, i], shape (..., k, hypotheses)."""
    if type(values) is not np.ndarray or is_exact(values) or signs.dtype.kind not in "iu":
        return signs @ values.mT
    factor = max(int(np.max(signs)), -int(np.min(signs)), 1)
    is_short = values.shape[-1] * factor * np.max(np.abs(values)) < 2**24
    short: Any = np.float32 if is_short and np.all(values == np.rint(values)) else np.float64
    return signs.astype(short) @ values.astype(short).mT


def _as_written(level: Number) -> Number:
    return Fraction(repr(float(level))) if isinstance(level, float) else level


def _rank_reaching(target: Number, n: int) -> int:
    """Return ceil(target), at least 1, by comparisons: in any arithmetic, for target <= n + 1."""
    return max(sum(bool(k < target) for k in range(n + 1)), 1)


def _best_step(signed: Array, penalty: Number, w: Array, direction: Array) -> Array:
    factors = 2.0 ** -np.arange(30).reshape(-1, *(1,) * w.ndim)
    trials = w - factors * direction
    values = np.mean(softplus(-np.matvec(signed, trials)), axis=-1)
    values += penalty * np.sum(trials**2, axis=-1) / 2
    best = np.argmin(values, axis=0)[None, ..., None]
    return np.take_along_axis(trials, best, axis=0)[0]


def _penalized(gram: Array, penalty: Number) -> Array:
    return gram + penalty * np.eye(gram.shape[-1], dtype=int)
