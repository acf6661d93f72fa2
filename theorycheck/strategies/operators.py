"""Operators with known constants and a known fixed point, or zero: turns, reflections, games."""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import reflected, vectors
from theorycheck.strategies.composite import Box
from theorycheck.strategies.function_classes import Convex, convex_functions
from theorycheck.strategies.numbers import choices, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations


@dataclass(frozen=True)
class Planes:
    """A map of each of the planes of turned coordinates (1, 2), (3, 4), ...: (a, b; -b, a).

    a and b have shape (dim // 2,); an odd last coordinate is kept by turns, lost by skew maps.
    """

    rotation: tuple[Array, ...]

    def apply(self, a: Array, b: Array, last: int, x: Array) -> Array:
        """Return the image of x (dim,)."""
        u = reflected(self.rotation, x, inverse=True)
        pairs = len(u) // 2
        first, second = u[: 2 * pairs : 2], u[1 : 2 * pairs : 2]
        turned = np.stack([a * first + b * second, a * second - b * first], axis=-1)
        whole = np.concatenate([turned.reshape(2 * pairs), last * u[2 * pairs :]])
        return np.asarray(reflected(self.rotation, whole))


@dataclass(frozen=True)
class Turn:
    """x -> fixed + turn of x - fixed, by angles with tangents of their halves s (dim // 2,).

    With a box around `fixed`, x is first reflected at it, to 2 P(x) - x.
    """

    planes: Planes
    s: Array
    last: int
    fixed: Array
    box: Box | None

    @property
    def dim(self) -> int:
        """Dimension of the points."""
        return len(self.fixed)

    def __call__(self, x: Array) -> Array:
        """Return the image of x (dim,)."""
        x = x if self.box is None else 2 * self.box.project(x) - x
        one = 1 + self.s * self.s
        a, b = (1 - self.s * self.s) / one, 2 * self.s / one
        return self.fixed + self.planes.apply(a, b, self.last, x - self.fixed)


@dataclass(frozen=True)
class Step:
    """x -> x - share grad f(x) / L, nonexpansive for shares up to 2."""

    f: Convex
    share: Number

    @property
    def dim(self) -> int:
        """Dimension of the points."""
        return self.f.dim

    @property
    def fixed(self) -> Array:
        """The minimizer of f."""
        return self.f.argmin

    def __call__(self, x: Array) -> Array:
        """Return the image of x (dim,)."""
        return x - self.share * self.f.gradient(x) / self.f.L


@dataclass(frozen=True)
class Game:
    """z -> weight (grad f(z) - grad f(zero)) + a skew map of z - zero: monotone and Lipschitz.

    Without f, a bilinear game; the forces are how fast it turns its planes, (dim // 2,).
    """

    planes: Planes
    forces: Array
    f: Convex
    weight: Number
    zero: Array

    @property
    def dim(self) -> int:
        """Dimension of the points."""
        return len(self.zero)

    @property
    def L(self) -> Number:
        """A Lipschitz constant, the least one without f."""
        return self.weight * self.f.L + np.max(np.abs(self.forces))

    def __call__(self, z: Array) -> Array:
        """Return the image of z (dim,)."""
        slope = self.weight * (self.f.gradient(z) - self.f.gradient(self.zero))
        return slope + self.planes.apply(0 * self.forces, self.forces, 0, z - self.zero)


@instances
def turns(draw: Draw, *, dim: tuple[int, int] = (1, 50)) -> Turn:
    """Draw turns of planes, by the same angle half of the time, reflected at a box or not."""
    d = draw(log_sizes(*dim))
    s = draw(vectors(d // 2, 0, 4))
    if draw(whole_numbers(0, 1)):
        s = s[:1] * np.ones(d // 2)
    fixed, box = draw(vectors(d)), None
    if draw(whole_numbers(0, 1)):
        box = Box(fixed - draw(vectors(d, 0, 1)), fixed + draw(vectors(d, 0, 1)))
    last = draw(choices((1, -1)))
    return Turn(Planes(draw(large_rotations(d))), s, last, fixed, box)


@instances
def nonexpansive(draw: Draw, *, dim: tuple[int, int] = (1, 50)) -> Turn | Step:
    """Draw such turns, and gradient steps on smooth convex functions up to step size 2/L."""
    if draw(whole_numbers(0, 1)):
        return draw(turns(dim=dim))
    f = draw(convex_functions(dim=dim))
    return Step(f, draw(choices((2, 1))) * draw(choices((1, 0.75))))


@instances
def games(draw: Draw, *, dim: tuple[int, int] = (2, 50)) -> Game:
    """Draw games of two dimensions or more, half of them bilinear."""
    f = draw(convex_functions(dim=dim))
    forces = draw(vectors(f.dim // 2, 1 / 8, 2))
    if draw(whole_numbers(0, 1)):
        forces = forces[:1] * np.ones(f.dim // 2)
    weight = draw(reals(0, 1)) * draw(whole_numbers(0, 1))
    return Game(Planes(draw(large_rotations(f.dim))), forces, f, weight, draw(vectors(f.dim)))
