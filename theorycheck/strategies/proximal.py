"""Convex functions with closed proximal maps, alone: norms, polyhedra and parabolas, turned."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import reflected, vectors
from theorycheck.strategies.composite import Ball, Box
from theorycheck.strategies.numbers import log_sizes, reals
from theorycheck.strategies.spectra import large_rotations, spectra


@dataclass(frozen=True)
class Gauge:
    """``f(x) = max_{s in set} <s, u> + sum_i curvatures_i u_i^2 / 2``, u = Q'(x - argmin), f* = 0.

    The set holds 0. For a ball, which makes the Euclidean norm, all curvatures are the same; a box
    makes absolute values, of two slopes each.
    """

    set: Box | Ball
    curvatures: Array
    rotation: tuple[Array, ...]
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.curvatures)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        u = reflected(self.rotation, x - self.argmin, inverse=True)
        return np.sum(u * self.set.vertex(-u) + self.curvatures * u * u / 2, axis=-1)

    def proximal(self, x: Array, step: Number) -> Array:
        """Return argmin_y f(y) + |y - x|^2 / (2 step) at x of shape (..., dim)."""
        shrink = 1 + self.curvatures * step
        u = reflected(self.rotation, x - self.argmin, inverse=True) / shrink
        length = step / shrink
        return self.argmin + reflected(self.rotation, u - length * self.set.project(u / length))


@instances
def gauges(draw: Draw, *, dim: tuple[int, int] = (1, 50)) -> Gauge:
    """Draw such functions, half of them without curvature."""
    d = draw(log_sizes(*dim))
    curved = draw(reals(0, 4)) * draw(whole_numbers(0, 1))
    rotation, argmin = draw(large_rotations(d)), draw(vectors(d))
    if draw(whole_numbers(0, 1)):
        box = Box(-draw(vectors(d, 0, 2)), draw(vectors(d, 0, 2)))
        return Gauge(box, curved * draw(spectra()).values(d), rotation, argmin)
    return Gauge(Ball(draw(reals(1 / 64, 2))), curved * np.ones(d), rotation, argmin)
