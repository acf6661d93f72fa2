"""Norms, projections, proximal maps and linear minimizers, over the last axis of (..., d)."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]
Map: TypeAlias = Callable[[Array], Array]


def squared_norm(x: Array, *, keepdims: bool = False) -> Array:
    """Sum of squares over the last axis."""
    return np.sum(x * x, axis=-1, keepdims=keepdims)


def norm(x: Array, *, keepdims: bool = False) -> Array:
    """Euclidean norm over the last axis."""
    return np.sqrt(squared_norm(x, keepdims=keepdims))


def onto_ball(radius: Any, center: Any = 0) -> Map:
    """Projection onto the Euclidean ball of positive radius."""

    def project(x: Array) -> Array:
        outward = x - center
        shrink = radius / np.maximum(norm(outward, keepdims=True), radius)
        return center + outward * shrink

    return project


def onto_box(low: Any, high: Any) -> Map:
    """Projection onto the box low <= x <= high."""
    return lambda x: np.minimum(np.maximum(x, low), high)


def onto_simplex(x: Array) -> Array:
    """Projection onto the probability simplex (Duchi et al. 2008, Figure 1)."""
    descending = np.flip(np.sort(x, axis=-1), axis=-1)
    shifts = (np.cumsum(descending, axis=-1) - 1) / np.arange(1, x.shape[-1] + 1)
    active = np.sum(descending > shifts, axis=-1, keepdims=True, dtype=int)
    return np.maximum(x - np.take_along_axis(shifts, active - 1, axis=-1), 0)


def soft_threshold(x: Array, threshold: Any) -> Array:
    """Proximal map of threshold |x|_1."""
    return np.sign(x) * np.maximum(np.abs(x) - threshold, 0)


def simplex_vertex(g: Array) -> Array:
    """Return the vertex of the simplex that minimizes <g, s>, the first one of equals."""
    lowest = np.argmin(g, axis=-1)[..., None]
    return np.where(np.arange(g.shape[-1]) == lowest, 1, 0)


def entropic_step(x: Array, g: Array) -> Array:
    """One exponentiated-gradient (Hedge) step on the simplex: x exp(-g), normalized."""
    # Exact numbers cannot overflow, and their balls need not be comparable.
    lowest = 0 if g.dtype == object else np.min(g, axis=-1, keepdims=True)
    weights = x * np.exp(lowest - g)
    return weights / np.sum(weights, axis=-1, keepdims=True)


def largest_entries(x: Array, count: int) -> Array:
    """Keep `count` entries of x of shape (..., d), the first largest ones, and set others to 0."""
    order = np.argsort(-np.abs(x), axis=-1, kind="stable")
    ranks = np.argsort(order, axis=-1, kind="stable")
    return np.where(ranks < count, x, 0 * x)
