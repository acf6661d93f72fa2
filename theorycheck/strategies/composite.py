"""Sums of a smooth convex function and one with a simple proximal map, whose minimizer is known.

The proximal map of h takes any point z to x* and leaves z - x* as a subgradient of h there. With
the linear term that makes the smooth part's slope at x* just the opposite, x* minimizes the sum,
in every arithmetic: wherever on the faces, kinks and corners of h it lies.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Protocol

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.geometry import (
    onto_ball,
    onto_box,
    onto_simplex,
    simplex_vertex,
    soft_threshold,
)
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import vectors
from theorycheck.strategies.function_classes import Convex, convex_functions
from theorycheck.strategies.numbers import choices, reals


class Simple(Protocol):
    """A convex function with a proximal map: argmin_y h(y) + |y - x|^2 / (2 step)."""

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""

    def proximal(self, x: Array, step: Number) -> Array:
        """Return the proximal map at x of shape (..., dim)."""


@dataclass(frozen=True)
class ElasticNet:
    """``h(x) = lasso |x|_1 + ridge |x|^2 / 2``."""

    lasso: Number
    ridge: Number

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        return self.lasso * np.sum(np.abs(x), axis=-1) + self.ridge * np.sum(x * x, axis=-1) / 2

    def proximal(self, x: Array, step: Number) -> Array:
        """Return the proximal map at x of shape (..., dim)."""
        return soft_threshold(x, step * self.lasso) / (1 + step * self.ridge)


class _Indicator:
    """0 on a set, which its subclasses project onto; points outside are not asked for."""

    project: Callable[[Array], Array]

    def __call__(self, x: Array) -> Number:
        """Return 0 at x of shape (..., dim), a point of the set."""
        return 0 * np.sum(x, axis=-1)

    def proximal(self, x: Array, _: Number) -> Array:
        """Return the projection of x, shape (..., dim), whatever the step."""
        return self.project(x)


@dataclass(frozen=True)
class Box(_Indicator):
    """All x with low <= x <= high."""

    low: Array
    high: Array

    def project(self, x: Array) -> Array:
        """Return the nearest point of the box."""
        return onto_box(self.low, self.high)(x)

    def vertex(self, g: Array) -> Array:
        """Return the vertex with the least <g, .>."""
        return np.where(g > 0, self.low, self.high)

    @property
    def diameter_sq(self) -> Number:
        """Squared Euclidean diameter."""
        return np.sum((self.high - self.low) ** 2)


@dataclass(frozen=True)
class Simplex(_Indicator):
    """Probabilities, two or more of them."""

    diameter_sq = 2

    def project(self, x: Array) -> Array:
        """Return the nearest point of the simplex."""
        return onto_simplex(x)

    def vertex(self, g: Array) -> Array:
        """Return the vertex with the least <g, .>."""
        return simplex_vertex(g)


@dataclass(frozen=True)
class Ball(_Indicator):
    """The Euclidean ball about 0."""

    radius: Number

    def project(self, x: Array) -> Array:
        """Return the nearest point of the ball."""
        return onto_ball(self.radius)(x)

    def vertex(self, g: Array) -> Array:
        """Return the point with the least <g, .>, and 0 where g is 0."""
        size = np.sqrt(np.sum(g * g, axis=-1, keepdims=True))
        return -g * self.radius / np.where(size > 0, size, 1)

    @property
    def diameter_sq(self) -> Number:
        """Squared Euclidean diameter."""
        return 4 * self.radius**2


@dataclass(frozen=True)
class Composite:
    """``F(x) = g(x) - <grad g(x*) + steep (z - x*), x> + h(x)``, x* = prox_h(z): its minimizer.

    `steep` is 1 unless h is an indicator.
    """

    g: Convex
    h: Any
    z: Array
    steep: Number

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return self.g.dim

    @property
    def mu(self) -> Number:
        """Strong convexity of the smooth part."""
        return self.g.mu

    @property
    def L(self) -> Number:
        """Smoothness of the smooth part."""
        return self.g.L

    @cached_property
    def argmin(self) -> Array:
        """The minimizer x* of F."""
        return self.h.proximal(self.z, 1)

    @cached_property
    def _tilt(self) -> Array:
        return self.g.gradient(self.argmin) + self.steep * (self.z - self.argmin)

    def gradient(self, x: Array) -> Array:
        """Return the gradient of the smooth part at x of shape (..., dim)."""
        return self.g.gradient(x) - self._tilt

    def gap(self, x: Array) -> Number:
        """Return F(x) - F(x*) at x of shape (..., dim), where h is finite."""
        linear = np.sum((x - self.argmin) * self._tilt, axis=-1)
        return self.g(x) - self.g(self.argmin) - linear + self.h(x) - self.h(self.argmin)


@instances
def convex_sets(draw: Draw, dimension: int) -> Box | Simplex | Ball:
    """Draw boxes, balls about 0 and, from two dimensions on, the simplex."""
    kind = draw(choices(["box", "simplex", "ball"]))
    if kind == "simplex" and dimension > 1:
        return Simplex()
    if kind == "ball":
        return Ball(draw(reals(1 / 2, 2)))
    low = draw(vectors(dimension))
    return Box(low, low + draw(vectors(dimension, 1 / 2, 2)))


@instances
def simple_functions(draw: Draw, dimension: int) -> Any:
    """Draw such sets, as 0 on them and no number elsewhere, and elastic nets."""
    if draw(whole_numbers(0, 1)):
        return draw(convex_sets(dimension))
    return ElasticNet(draw(reals(0, 2)), draw(reals(0, 1)) * draw(whole_numbers(0, 1)))


@instances
def constrained(draw: Draw, *, dim: tuple[int, int] = (1, 50), ridge: float = 0.0) -> Composite:
    """Draw smooth convex functions over such sets; most minimizers lie on faces and corners.

    `ridge` is as in `convex_functions`.
    """
    g = draw(convex_functions(dim=dim, ridge=ridge, enveloped=False))
    steep = draw(choices((0, 1, 4, 16)))
    return Composite(g, draw(convex_sets(g.dim)), draw(vectors(g.dim, -2, 2)), steep)


@instances
def elastic_nets(draw: Draw, *, dim: tuple[int, int] = (1, 50), ridge: float = 0.0) -> Composite:
    """Draw smooth convex functions with an l1 norm, and a squared norm half of the time."""
    g = draw(convex_functions(dim=dim, ridge=ridge, enveloped=False))
    h = ElasticNet(draw(reals(0, 2)), draw(reals(0, 1)) * draw(whole_numbers(0, 1)))
    return Composite(g, h, draw(vectors(g.dim, -2, 2)), 1)


@instances
def composites(draw: Draw, *, dim: tuple[int, int] = (1, 50), ridge: float = 0.0) -> Composite:
    """Draw either."""
    kind = constrained if draw(whole_numbers(0, 1)) else elastic_nets
    return draw(kind(dim=dim, ridge=ridge))
