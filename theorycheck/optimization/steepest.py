"""Steepest descent in a norm: by signs, by spectra of matrices, or one coordinate at a time.

The direction for g is |g|_* times the point of the unit ball where <g, .> is largest, |.|_* being
the dual norm: the # operator of Kelner et al. 2014.
"""

from collections.abc import Callable

import numpy as np

from theorycheck.optimization.iteration import Array, Schedule
from theorycheck.optimization.optimizers import gradient_descent


def sign_direction(g: Array) -> Array:
    """Return |g|_1 sign(g), over the last axis: steepest for the largest entry."""
    return np.sum(np.abs(g), axis=-1, keepdims=True) * np.sign(g)


def polar_factor(g: Array) -> Array:
    """Return U V' of the singular value decomposition g = U S V', by LAPACK: float64 only.

    Directions without any singular value to speak of, at most 1e-12 of the largest, are left out.
    """
    return _polar(g)[0]


def spectral_direction(g: Array) -> Array:
    """Return the nuclear norm of g times its polar factor: steepest for the largest singular value.

    Matrices are the last two axes; by LAPACK, float64 only.
    """
    polar, sizes = _polar(g)
    return np.asarray(np.sum(sizes, axis=-1)[..., None, None] * polar)


def _polar(g: Array) -> tuple[Array, Array]:
    """Return the polar factor and the singular values."""
    u, s, vt = np.linalg.svd(g, full_matrices=False)
    kept = s > 1e-12 * s[..., :1]
    return np.asarray((u * kept[..., None, :]) @ vt), s


def sign_descent(
    gradient: Callable[[Array], Array], x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """x_{t+1} = x_t - step_size |g_t|_1 sign(g_t), steepest descent for the largest entry."""
    return gradient_descent(lambda x: sign_direction(gradient(x)), x_0, step_size, steps=steps)


def spectral_descent(
    gradient: Callable[[Array], Array], x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """X_{t+1} = X_t - step_size |G_t|_nuclear U V', G_t = U S V': Muon without its momentum."""
    return gradient_descent(lambda x: spectral_direction(gradient(x)), x_0, step_size, steps=steps)


def greedy_direction(g: Array) -> Array:
    """Return the largest entry of g in its place, over the last axis, the first of equals.

    Steepest for the sum of the entries' sizes.
    """
    first = np.argmax(np.abs(g), axis=-1)[..., None]
    return np.where(np.arange(g.shape[-1]) == first, g, 0 * g)


def greedy_coordinate_descent(
    gradient: Callable[[Array], Array], x_0: Array, step_size: Schedule, *, steps: int
) -> Array:
    """x_{t+1} = x_t - step_size g_t in the coordinate with the largest |g_t|: Gauss-Southwell."""
    return gradient_descent(lambda x: greedy_direction(gradient(x)), x_0, step_size, steps=steps)
