"""Smooth functions of several variables whose constants are known exactly, convex and not.

Each is a sum of one-dimensional profiles along rotated axes, plus a ridge; its minimum is 0. The
worst cases of many theorems on first-order methods (parabolas, Huber functions, saw-teeth) are
among them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import points, reflected, rotations, vectors
from theorycheck.strategies.numbers import choices, log_reals, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations, spectra

Of = Callable[[Number, Number], Number]


class Profile(NamedTuple):
    """A function of u and a width, with minimum 0 at u = 0 and second derivative in [-1, 1].

    `convexity` is the least second derivative, or less; `lojasiewicz` a constant mu with
    slope^2 / 2 >= mu value.
    """

    value: Of
    slope: Of
    convexity: float
    lojasiewicz: float


def _clipped(u: Number, w: Number) -> Number:
    return np.maximum(np.minimum(u, w), -w)


def _logcosh(u: Number, w: Number) -> Number:
    size = np.abs(u) / w
    return w * w * (size + np.log((1 + np.exp(-2 * size)) / 2))


def _excess_of_tanh(u: Number, w: Number) -> Number:
    return w * (np.tanh(u / w + 1 / 2) - np.tanh(0 * u + 1 / 2))


PROFILES = {
    "parabola": Profile(lambda u, _: u * u / 2, lambda u, _: u, 1, 1),
    "huber": Profile(lambda u, w: _clipped(u, w) * (u - _clipped(u, w) / 2), _clipped, 0, 0),
    "logcosh": Profile(_logcosh, lambda u, w: w * np.tanh(u / w), 0, 0),
    "hyperbola": Profile(
        lambda u, w: u * u / (1 + np.sqrt(1 + (u / w) ** 2)),
        lambda u, w: u / np.sqrt(1 + (u / w) ** 2),
        0,
        0,
    ),
    "cosine": Profile(
        lambda u, w: w * w * (1 - np.cos(u / w)), lambda u, w: w * np.sin(u / w), -1, 0
    ),
    "plateau": Profile(
        lambda u, w: u * u / (2 * (1 + (u / w) ** 2)),
        lambda u, w: u / (1 + (u / w) ** 2) ** 2,
        -1,
        0,
    ),
    # (v^2 + 3 sin(v)^2) / 8 at v = u / w; the smallest ratio, 0.0219414, lies near v = 2.2480
    "wave": Profile(
        lambda u, w: (u * u + 3 * (w * np.sin(u / w)) ** 2) / 8,
        lambda u, w: (2 * u + 3 * w * np.sin(2 * u / w)) / 8,
        -1,
        1123 / 51200,
    ),
    "hinge": Profile(
        lambda u, _: np.maximum(u, 0) ** 2 / 2, lambda u, _: np.maximum(u, 0 * u), 0, 0
    ),
    "elbow": Profile(
        lambda u, w: u * u / 4 + _clipped(u, w) * (u - _clipped(u, w) / 2) / 2,
        lambda u, w: (u + _clipped(u, w)) / 2,
        0.5,
        0.5,
    ),
    # 15 (tanh(v + 1/2) - tanh(1/2))^2 / 32 at v = u / w; its curvature is from -0.57 to 0.987
    "neuron": Profile(
        lambda u, w: 15 * _excess_of_tanh(u, w) ** 2 / 32,
        lambda u, w: 15 * _excess_of_tanh(u, w) * (1 - np.tanh(u / w + 1 / 2) ** 2) / 16,
        -1,
        0,
    ),
}
CONVEX = ("parabola", "huber", "logcosh", "hyperbola")
NONCONVEX = ("cosine", "plateau", "wave", *CONVEX)
LOJASIEWICZ = ("wave", "parabola")


@dataclass(frozen=True)
class Landscape:
    """``f(x) = sum_i c_i profile_i(u_i) + ridge |u|^2 / 2`` with u = Q'(x - argmin), f* = 0."""

    shapes: tuple[str, ...]
    curvatures: np.ndarray
    widths: np.ndarray
    ridge: Number
    rotation: tuple[np.ndarray, ...]
    argmin: np.ndarray

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.shapes)

    @property
    def L(self) -> Number:
        """Smoothness: the largest second derivative anywhere."""
        return np.max(self.curvatures) + self.ridge

    @property
    def mu(self) -> Number:
        """Strong convexity: the ridge, and what every axis adds to it."""
        convexity = np.array([exactly(PROFILES[s].convexity, self.ridge) for s in self.shapes])
        return self.ridge + np.min(self.curvatures * convexity)

    @property
    def lojasiewicz(self) -> Number:
        """The Polyak-Lojasiewicz constant of axes that each have one; flat ones do not count."""
        present = [k for k in range(self.dim) if self.curvatures[k] > 0]
        constants = [
            self.curvatures[k] * exactly(PROFILES[self.shapes[k]].lojasiewicz, self.ridge)
            for k in present
        ]
        return np.min(np.array(constants))

    def gradient(self, x: Number) -> Number:
        """Return the gradient at x of shape (..., dim)."""
        u = self._along_axes(x)
        slopes = self._of_axes("slope", u) * self.curvatures + self.ridge * u
        return reflected(self.rotation, slopes)

    def __call__(self, x: Array) -> Number:
        """Return the value at x of shape (..., dim)."""
        u = self._along_axes(x)
        values = self._of_axes("value", u) * self.curvatures + self.ridge * u * u / 2
        return np.sum(values, axis=-1)

    def _along_axes(self, x: Number) -> Number:
        return reflected(self.rotation, x - self.argmin, inverse=True)

    def _of_axes(self, part: str, u: Number) -> Number:
        of = [getattr(PROFILES[shape], part) for shape in self.shapes]
        if len(set(self.shapes)) == 1:
            return of[0](u, self.widths)
        return np.stack([of[k](u[..., k], self.widths[k]) for k in range(self.dim)], axis=-1)


def exactly(constant: float, like: Number) -> Number:
    """Return a constant, which must be dyadic or a short fraction, in the arithmetic of `like`."""
    numerator, denominator = constant.as_integer_ratio()
    return (numerator + 0 * like) / denominator


@instances
def landscapes(
    draw: Draw,
    shapes: Sequence[str] = CONVEX,
    *,
    dim: tuple[int, int] = (1, 3),
    ridge: float = 0.0,
    flat: bool = False,
    centered: bool = False,
    widths: tuple[float, float] = (1 / 64, 1),
) -> Landscape:
    """Draw sums of profiles: curvatures from 1/8 to 4, widths from 1/64 to 1, some ridge.

    With `flat`, all but the first axis may have no curvature at all; a `centered` one has its
    minimum at 0 and its axes along the coordinates.
    """
    dimension = draw(whole_numbers(*dim))
    kinds = tuple(draw(choices(shapes)) for _ in range(dimension))
    curvatures = np.array([draw(reals(1 / 8, 4)) for _ in range(dimension)])
    if draw(whole_numbers(0, 1)):
        extremes = np.array([curvatures.max(), curvatures.min()])
        curvatures = extremes[np.arange(dimension) % 2]
    if flat and draw(whole_numbers(0, 3)) == 3:
        curvatures[1:] = 0
    of_axes = np.array([draw(log_reals(*widths)) for _ in range(dimension)])
    height = draw(reals(0, ridge)) if ridge else 0.0
    if centered:
        return Landscape(kinds, curvatures, of_axes, height, (), np.zeros(dimension))
    rotation = draw(rotations(dimension))
    argmin = draw(vectors(dimension)) if draw(whole_numbers(0, 1)) else np.zeros(dimension)
    return Landscape(kinds, curvatures, of_axes, height, rotation, argmin)


@instances
def even_landscapes(draw: Draw, *, dim: tuple[int, int] = (1, 50)) -> Landscape:
    """Draw convex ones with the same profile along all axes, and curvatures of any spectrum."""
    d, shape = draw(log_sizes(*dim)), draw(choices(CONVEX))
    curvatures = draw(log_reals(1 / 8, 4)) * draw(spectra()).values(d)
    widths, rotation = np.full(d, draw(log_reals(1 / 64, 1))), draw(large_rotations(d))
    argmin = draw(points(d)) if draw(whole_numbers(0, 1)) else np.zeros(d)
    return Landscape((shape,) * d, curvatures, widths, 0.0, rotation, argmin)


@dataclass(frozen=True)
class SawTooth:
    """A function of one variable whose slope dips between equally spaced points, and its start.

    From `start` the iterates of gradient descent with step width/slope meet the same slope for
    `teeth` steps, while the function falls as little as smoothness L allows: the worst case of
    Abbaszadehpeivasti, de Klerk & Zamani 2021. Its minimum is 0, at 0.
    """

    L: Number
    slope: Number
    width: Number
    teeth: int

    @property
    def start(self) -> Number:
        """The point above the last tooth."""
        return np.array([self.slope / self.L + self.teeth * self.width])

    @property
    def dim(self) -> int:
        """One variable."""
        return 1

    def gradient(self, x: Number) -> Number:
        """Return the derivative at x of shape (..., 1)."""
        offset = np.abs(x[..., None] - self._centres())
        dips = self.L * np.sum(np.maximum(self.width / 2 - offset, 0), axis=-1)
        return np.minimum(self.L * x, self.slope) - dips

    def __call__(self, x: Number) -> Number:
        """Return the integral of the derivative, shape (...)."""
        x = x[..., 0]
        bottom, half = np.minimum(x, self.slope / self.L), self.width / 2
        y = _clipped(x[..., None] - self._centres(), half)
        dips = np.sum(half * y - y * np.abs(y) / 2 + half * half / 2, axis=-1)
        return self.L * bottom**2 / 2 + self.slope * (x - bottom) - self.L * dips

    def _centres(self) -> Number:
        return self.slope / self.L + self.width * (2 * np.arange(self.teeth) + 1) / 2
