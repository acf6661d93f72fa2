"""Regularized empirical risk minimization by trying every candidate; on the line exactly."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.learning.distributions import sequences
from theorycheck.learning.estimators import all_signs
from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def penalized_median(z: Array, penalty: Number) -> Number:
    """Minimize mean |w - z_i| + penalty w^2 / 2: try every place where the slope can vanish."""
    n = len(z)
    candidates = np.concatenate([z, (np.arange(-n, n + 1) + 0 * penalty) / (n * penalty)])
    values = np.mean(np.abs(candidates[:, None] - z), axis=1) + penalty * candidates**2 / 2
    return candidates[np.argmin(values)]


def support_vector(margins: Array, penalty: Number) -> Number:
    """Minimize mean max(1 - w s_i, 0) + penalty w^2 for s_i = y_i x_i, likewise."""
    n = len(margins)
    active = (all_signs(n) + 1) // 2
    stationary = active @ margins / (2 * n * penalty)
    kinks = 1 / np.where(margins == 0, 1, margins)
    candidates = np.concatenate([stationary, kinks])
    slack = 1 - candidates[:, None] * margins
    values = np.mean((slack + np.abs(slack)) / 2, axis=1) + penalty * candidates**2
    return candidates[np.argmin(values)]


def support_vector_machine(Z: Array, penalty: Number) -> Array:
    """Minimize mean max(1 - w.z_i, 0) + penalty |w|^2 for z_i = y_i x_i (n, d); float64 only.

    w is a sum of examples: those beyond the margin 1 count nothing, those within it fully, those on
    it what keeps them there. All 3^n ways are tried, and the best w is kept.
    """
    n, scale = len(Z), 2 * len(Z) * penalty
    ways = sequences(n, 3)
    on = ways > 1
    systems = np.where(on[..., None], Z @ Z.T, np.eye(n))
    solvable = np.abs(np.linalg.det(systems)) > 1e-12
    shares = np.linalg.solve(
        np.where(solvable[:, None, None], systems, np.eye(n)),
        np.where(on, scale, ways).astype(float)[..., None],
    )[..., 0]
    candidates = shares @ Z / scale
    slack = np.maximum(1 - candidates @ Z.T, 0)
    return candidates[np.argmin(np.mean(slack, axis=1) + penalty * np.sum(candidates**2, axis=1))]
