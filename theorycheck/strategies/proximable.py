"""Convex functions whose proximal map is known in closed form, most of them not separable.

Their Moreau envelopes are smooth and convex: Huber functions, and some that do not decouple.
"""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.geometry import norm, onto_simplex, soft_threshold
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import points, reflected, vectors
from theorycheck.strategies.linear_networks import Rotation
from theorycheck.strategies.numbers import choices, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations

KINDS = ("axes", "distance", "maximum")


@dataclass(frozen=True)
class Proximable:
    """A convex function with minimum 0 at argmin, by its kind and u = Q'(x - argmin).

    "axes": ``sum_i slopes_i |u_i| + curvatures_i u_i^2 / 2``; "distance": slopes_0 times the
    distance of u from the ball of that radius; "maximum": ``slopes_0 max_i |u_i|``.
    """

    kind: str
    slopes: Array
    curvatures: Array
    radius: Number
    rotation: Rotation
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.argmin)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        u = reflected(self.rotation, x - self.argmin, inverse=True)
        if self.kind == "axes":
            return np.sum(self.slopes * np.abs(u) + self.curvatures * u * u / 2, axis=-1)
        if self.kind == "maximum":
            return self.slopes[0] * np.max(np.abs(u), axis=-1)
        beyond = norm(u) - self.radius
        return self.slopes[0] * np.maximum(beyond, 0 * beyond)

    def proximal(self, x: Array, step: Number) -> Array:
        """Return argmin_y f(y) + |y - x|^2 / (2 step) for x of shape (..., dim)."""
        u = reflected(self.rotation, x - self.argmin, inverse=True)
        return self.argmin + reflected(self.rotation, self._proximal(u, step))

    def _proximal(self, u: Array, step: Number) -> Array:
        if self.kind == "axes":
            return soft_threshold(u, self.slopes * step) / (1 + self.curvatures * step)
        reach = self.slopes[0] * step
        if self.kind == "maximum":
            return u - _onto_cross_polytope(u, reach)
        size = norm(u, keepdims=True)
        kept = np.maximum(size - reach, np.minimum(size, self.radius))
        return u * (kept / np.where(size == 0, 1, size))


def _onto_cross_polytope(u: Array, size: Number) -> Array:
    """Return the point nearest to u of those whose absolute values sum to `size` or less."""
    absolute = np.abs(u)
    inside = np.sum(absolute, axis=-1, keepdims=True) <= size
    return np.where(inside, u, np.where(u < 0, -1, 1) * size * onto_simplex(absolute / size))


@dataclass(frozen=True)
class Envelope:
    """``f(x) = min_y inner(y) + L |y - x|^2 / 2``, which is convex, with minimum 0 at argmin.

    Its gradient L (x - y) is L-Lipschitz (Moreau 1965).
    """

    inner: Proximable
    L: Number

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return self.inner.dim

    @property
    def mu(self) -> Number:
        """No strong convexity is claimed."""
        return 0 * self.L

    @property
    def argmin(self) -> Array:
        """A minimizer, that of the inner function."""
        return self.inner.argmin

    def gradient(self, x: Array) -> Array:
        """Return the gradient at x of shape (..., dim)."""
        return self.L * (x - self.inner.proximal(x, 1 / self.L))

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        y = self.inner.proximal(x, 1 / self.L)
        return self.inner(y) + self.L * np.sum((x - y) ** 2, axis=-1) / 2


@instances
def proximable_functions(draw: Draw, *, dim: tuple[int, int] = (1, 20)) -> Proximable:
    """Draw sums along axes, distances from a ball or a point, largest coordinates."""
    kind, d = draw(choices(KINDS)), draw(log_sizes(*dim))
    of_axes, least = (min(d, 3), 0) if kind == "axes" else (1, 1 / 8)
    drawn = draw(vectors(of_axes, least, 2)), draw(vectors(of_axes, 0, 2))
    slopes, curvatures = (np.resize(some, d) for some in drawn)
    if not draw(whole_numbers(0, 1)):
        curvatures = 0 * curvatures
    radius = draw(reals(0, 1)) if kind == "distance" else 0.0
    argmin = draw(points(d)) if draw(whole_numbers(0, 1)) else np.zeros(d)
    return Proximable(kind, slopes, curvatures, radius, draw(large_rotations(d)), argmin)


@instances
def envelopes(draw: Draw, *, dim: tuple[int, int] = (1, 20)) -> Envelope:
    """Draw their Moreau envelopes of smoothness 1/2 to 4."""
    return Envelope(draw(proximable_functions(dim=dim)), draw(reals(1 / 2, 4)))
