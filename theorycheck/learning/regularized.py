"""Regularized empirical risk minimization on the line, solved exactly in any arithmetic."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

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
