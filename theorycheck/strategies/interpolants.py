"""The least smooth convex functions through a minimum and two more tangents."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, points, vectors
from theorycheck.strategies.numbers import log_reals, log_sizes, reals


@dataclass(frozen=True)
class Interpolant:
    """``f(x) = max_a a.(S u - heights) - |S'a|^2 / (2 L)`` over a >= 0 with a_1 + a_2 <= 1.

    u = x - argmin, and S are two slopes (2, d). Where a is a corner, f is linear of that slope: no
    L-smooth convex function with minimum 0 at argmin and these tangents is less (Taylor, Hendrickx
    & Glineur 2017, section 2, of three points). Its gradient is S'a.
    """

    slopes: Array
    heights: Array
    L: Number
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.argmin)

    @property
    def mu(self) -> Number:
        """It is not strongly convex."""
        return 0 * self.L

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        return self._weights(x) @ self.slopes

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        return self._objective(self._room(x), self._weights(x))

    def _room(self, x: Array) -> Array:
        return (x - self.argmin) @ self.slopes.T - self.heights

    def _objective(self, room: Array, a: Array) -> Number:
        g = a @ self.slopes
        return np.sum(a * room, axis=-1) - np.sum(g * g, axis=-1) / (2 * self.L)

    def _weights(self, x: Array) -> Array:
        """Return the maximizer a, (..., 2): on the best of three edges, or inside of them."""
        room = self._room(x)
        first, *others = self._on_edges(room)
        for other in others:
            better = self._objective(room, other) > self._objective(room, first)
            first = np.where(better[..., None], other, first)
        inner = self._inside(room)
        inside = (inner[..., 0] > 0) & (inner[..., 1] > 0) & (np.sum(inner, axis=-1) < 1)
        return np.where(inside[..., None], inner, first)

    def _on_edges(self, room: Array) -> list[Array]:
        (a, c), (_, b) = self.slopes @ self.slopes.T
        p, q = self.L * room[..., 0], self.L * room[..., 1]
        apart = a + b - 2 * c
        on_p, on_q, across = (_share(p, a), _share(q, b), _share(p - q + b - c, apart))
        edges = [(on_p, 0 * p), (0 * q, on_q), (across, 1 - across)]
        return [np.stack(edge, axis=-1) for edge in edges]

    def _inside(self, room: Array) -> Array:
        """Return the maximizer over the plane, or 0 where the slopes are parallel."""
        (a, c), (_, b) = self.slopes @ self.slopes.T
        p, q = self.L * room[..., 0], self.L * room[..., 1]
        volume = a * b - c * c
        if volume == 0:
            return 0 * room
        return np.stack([b * p - c * q, a * q - c * p], axis=-1) / volume


def _share(rise: Number, curvature: Number) -> Number:
    """Return rise / curvature, cut to [0, 1]; 0 without curvature."""
    if curvature == 0:
        return 0 * rise
    return np.minimum(np.maximum(rise / curvature, 0 * rise), 1 + 0 * rise)


@instances
def interpolants(draw: Draw, *, dim: tuple[int, int] = (1, 20)) -> Interpolant:
    """Draw such functions: slopes of any angle, and of lengths from a hundredth of each other."""
    d = draw(log_sizes(*dim))
    lengths = np.array([[draw(log_reals(1 / 64, 1))] for _ in range(2)])
    slopes = (draw(matrices(2, d)) + np.eye(2, d) / 64) * lengths
    argmin = draw(points(d))
    return Interpolant(
        slopes, draw(vectors(2, 0, 1)) * lengths[:, 0], draw(reals(1 / 2, 4)), argmin
    )
