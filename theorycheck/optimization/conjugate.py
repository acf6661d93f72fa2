"""Conjugate gradients, by gradients alone."""

from collections.abc import Callable

import numpy as np

from theorycheck.optimization.iteration import Array, Number, leading_path


def conjugate_gradients(
    gradient: Callable[[Array], Array], x_0: Array, probe: Number, *, steps: int
) -> Array:
    """x_{t+1} minimizes a quadratic over x_0 and the span of its gradients (Hestenes & Stiefel).

    Its curvature along a direction is measured a share `probe` of the direction ahead, at any of
    which a quadratic has the same. Where the gradient is 0, it stays.
    """

    def step(state: tuple[Array, Array, Array], _: int) -> tuple[Array, Array, Array]:
        x, r, p = state
        curved = (r + gradient(x + probe * p)) / probe
        x = x + _quotient(_dot(r, r), _dot(p, curved)) * p
        after = -gradient(x)
        return x, after, after + _quotient(_dot(after, after), _dot(r, r)) * p

    start = -gradient(x_0)
    return leading_path(step, (x_0, start, start), steps)


def _dot(x: Array, y: Array) -> Array:
    return np.sum(x * y, axis=-1, keepdims=True)


def _quotient(above: Array, below: Array) -> Array:
    """Return above / below, and 0 where below is 0."""
    zero = below == 0
    return np.where(zero, 0 * above, above / np.where(zero, 1 + 0 * below, below))
