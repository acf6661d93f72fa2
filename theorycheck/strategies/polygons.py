"""Strongly convex functions of the plane whose curvature is least towards a regular polygon.

On them heavy ball may run round in a circle for ever (Goujaud, Taylor & Dieuleveut 2023).
"""

import functools
from dataclasses import dataclass

import numpy as np

from theorycheck.optimization.iteration import Array, Number


@dataclass(frozen=True)
class PolygonWell:
    """``f(x) = mu |x|^2 / 2 + (L - mu) distance(x, polygon)^2 / 2``, with its minimum 0 at 0.

    The polygon has `sides` equal ones around 0, and (p, q) is one of its vertices.
    """

    sides: int
    mu: Number
    L: Number
    p: Number
    q: Number

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., 2)."""
        return self.L * x - (self.L - self.mu) * self.nearest(x)

    def nearest(self, x: Array) -> Array:
        """Return the point of the polygon nearest to x, shape (..., 2)."""
        corners = self.corners
        k = np.argmax(x @ corners.T, axis=-1)
        here = corners[k]
        left = here[..., 0] * x[..., 1] - here[..., 1] * x[..., 0] >= 0
        edge = corners[(k + np.where(left, 1, -1)) % self.sides] - here
        along = _dot(x - here, edge) / _dot(edge, edge)
        foot = here + np.minimum(np.maximum(along, 0), 1) * edge
        return np.where(_dot(x - here, here + edge / 2) > 0, foot, x)

    @functools.cached_property
    def corners(self) -> Array:
        """The vertices, shape (sides, 2), in counterclockwise order."""
        c, s = turns(self.sides, 0 * self.p)
        return np.stack([c * self.p - s * self.q, s * self.p + c * self.q], axis=-1)


def wheel(sides: int, mu: Number, L: Number, eta: Number, b: Number) -> tuple[PolygonWell, Array]:
    """Return the well on which heavy ball with step size eta and momentum b is meant to circle.

    Also the two points before and at the start, shape (2, 2): neighbours on the unit circle.
    """
    (one, c, *_), (zero, s, *_) = turns(sides, 0 * L)
    p, q = L - (1 + b) * (1 - c) / eta, (1 - b) * s / eta
    well = PolygonWell(sides, mu, L, p / (L - mu), q / (L - mu))
    return well, np.array([[c, -s], [one, zero]])


def circling(c: Number, k: Number, m: Number, b: Number) -> Number:
    """Return what is at most 0 where it does, for c = cos(turn / sides), k = mu/L and m = eta mu.

    Goujaud, Taylor & Dieuleveut 2025.
    """
    middle, product = b - c + k * (1 - b * c), 2 * k * (1 - c) * (1 + b**2 - 2 * b * c)
    return m**2 - 2 * middle * m + product


def _dot(x: Array, y: Array) -> Array:
    return np.sum(x * y, axis=-1, keepdims=True)


def turns(sides: int, zero: Number) -> tuple[Array, Array]:
    """Return the cosines and sines of all whole multiples of a full turn over `sides`.

    They are in the arithmetic of `zero`, which is 0.
    """
    angles = [2 * k * np.arccos(zero - 1) / sides for k in range(sides)]
    return np.array([np.cos(a) for a in angles]), np.array([np.sin(a) for a in angles])
