"""Losses on data: smooth functions that no rotation takes apart, with constants known exactly.

Least squares and logistic regression with correlated features, softmax regression, squared hinges,
single neurons, and a layer of neurons taught by another. What is subtracted from a convex loss is
linear, so that its minimizer is a point that was drawn and its minimum 0.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from theorycheck.arithmetic.linear_algebra import is_exact
from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, points, vectors
from theorycheck.strategies.landscapes import PROFILES, exactly
from theorycheck.strategies.linear_networks import Rotation, from_singular_values
from theorycheck.strategies.numbers import choices, log_reals, log_sizes, reals
from theorycheck.strategies.spectra import large_rotations

CONVEX_LOSSES = ("parabola", "huber", "logcosh", "hyperbola", "hinge", "elbow", "softmax")
NONCONVEX_LOSSES = ("neuron", "cosine", "plateau", "wave", *CONVEX_LOSSES)
LOJASIEWICZ_LOSSES = ("wave", "elbow", "parabola")
_CLASSES = 3


@dataclass(frozen=True)
class LossOnData:
    """``f(x) = sum_i c_i(a_i.x) + ridge |x - argmin|^2 / 2`` with rows a_i, minimum 0 at argmin.

    The rows have the singular values `values`, and rank len(values). Every c_i is a profile of
    `kind` around a_i.argmin, or, if `soft`, what it exceeds its tangent there by: of "logcosh", the
    logistic loss against soft labels (which is logcosh less a linear term) above its least. A
    "softmax" takes the rows in groups of at most 3 classes and is soft always: a multiple of the
    divergence between the softmax of the logits at x and at argmin. `widths` alternate.
    """

    kind: str
    soft: bool
    values: Array
    rows: int
    left: Rotation
    right: Rotation
    widths: Array
    ridge: Number
    argmin: Array

    @property
    def dim(self) -> int:
        """Dimension of the argument."""
        return len(self.argmin)

    @cached_property
    def data(self) -> Array:
        """The rows, (rows, dim)."""
        return from_singular_values(self.values, (self.rows, self.dim), self.left, self.right)

    @property
    def L(self) -> Number:
        """Smoothness: no second derivative of a profile or of a softmax is above 1."""
        return np.max(self.values) ** 2 + self.ridge

    @property
    def mu(self) -> Number:
        """Strong convexity, of which `ridge` and profiles that have some on full rank make up."""
        convexity = exactly(self._convexity, self.ridge)
        if convexity < 0:
            return self.ridge + convexity * np.max(self.values) ** 2
        whole = int(len(self.values) == self.dim)
        return self.ridge + whole * convexity * np.min(self.values) ** 2

    @property
    def lojasiewicz(self) -> Number:
        """The Polyak-Lojasiewicz constant, of profiles that have one and no ridge.

        Of strongly convex ones on rows of any rank (Karimi, Nutini & Schmidt 2016, appendix B), of
        others on independent rows, where all the profiles reach their minima at once.
        """
        return exactly(PROFILES[self.kind].lojasiewicz, self.ridge) * np.min(self.values) ** 2

    def gradient(self, x: Number) -> Number:
        """Return the gradient at x of shape (..., dim)."""
        z, start = self._predictions(x)
        return (self._slope(z) - self._slope(start)) @ self.data + self.ridge * (x - self.argmin)

    def __call__(self, x: Number) -> Number:
        """Return the value at x of shape (..., dim)."""
        z, start = self._predictions(x)
        tangent = np.sum(self._slope(start) * (z - start), axis=-1)
        excess = self._total(z) - self._total(start) - tangent
        return excess + self.ridge * np.sum((x - self.argmin) ** 2, axis=-1) / 2

    @property
    def _convexity(self) -> float:
        return 0 if self.kind == "softmax" else PROFILES[self.kind].convexity

    @property
    def _width(self) -> Array:
        return self.widths[np.arange(self.rows) % len(self.widths)]

    def _predictions(self, x: Number) -> tuple[Number, Number]:
        """Return what a profile is taken of at x, and at argmin."""
        if self.soft:
            return x @ self.data.T, self.data @ self.argmin
        z = (x - self.argmin) @ self.data.T
        return z, 0 * z

    def _slope(self, z: Number) -> Number:
        if self.kind != "softmax":
            return PROFILES[self.kind].slope(z, self._width)
        slopes = [2 * w * _softmax(part / w)[1] for part, w in self._groups(z)]
        return np.concatenate(slopes, axis=-1)

    def _total(self, z: Number) -> Number:
        if self.kind != "softmax":
            return np.sum(PROFILES[self.kind].value(z, self._width), axis=-1)
        return sum(2 * w * w * _softmax(part / w)[0] for part, w in self._groups(z))

    def _groups(self, z: Number) -> list[tuple[Number, Number]]:
        starts = range(0, self.rows, _CLASSES)
        return [(z[..., k : k + _CLASSES], self.widths[k % len(self.widths)]) for k in starts]


def _softmax(z: Number) -> tuple[Number, Number]:
    """Return log sum exp z, and its gradient, whose derivative is at most 1/2."""
    shift = 0 if is_exact(z) else np.max(z, axis=-1, keepdims=True)
    powers = np.exp(z - shift)
    total = np.sum(powers, axis=-1, keepdims=True)
    return (np.log(total) + shift)[..., 0], powers / total


@instances
def losses_on_data(
    draw: Draw,
    kinds: tuple[str, ...] = CONVEX_LOSSES,
    *,
    dim: tuple[int, int] = (1, 50),
    rows: tuple[int, int] = (1, 50),
    ridge: float = 0.0,
    independent: bool = False,
) -> LossOnData:
    """Draw losses on data of any shape, correlated or deficient in rank, some with a ridge.

    The largest singular value is from 1/2 to 2, the least non-zero one from 1/16 of it. With
    `independent`, rows are, and what isn't convex has all its minima at argmin anyway.
    """
    kind, d = draw(choices(kinds)), draw(log_sizes(*dim))
    n = draw(log_sizes(rows[0], max(rows[0], min(rows[1], d) if independent else rows[1])))
    rank = (
        min(n, d) if independent or draw(whole_numbers(0, 2)) else draw(whole_numbers(1, min(n, d)))
    )
    values = draw(_singular_values(rank))
    widths = np.array([draw(log_reals(1 / 64, 2)) for _ in range(draw(whole_numbers(1, 2)))])
    height = draw(reals(0, ridge)) if ridge else 0.0
    soft = kind == "softmax" or (bool(draw(whole_numbers(0, 1))) and PROFILES[kind].convexity >= 0)
    argmin = draw(points(d)) if draw(whole_numbers(0, 1)) else np.zeros(d)
    left, right = draw(large_rotations(n)), draw(large_rotations(d))
    return LossOnData(kind, soft, values, n, left, right, widths, height, argmin)


@instances
def _singular_values(draw: Draw, rank: int) -> Array:
    """Draw values in equal ratios, or one that is large, or one that is small."""
    high, ratio = draw(reals(1 / 2, 2)), draw(log_reals(1 / 16, 1))
    law = draw(whole_numbers(0, 2))
    exponents = np.linspace(0, 1, rank) if rank > 1 else np.zeros(1)
    if law:
        exponents = np.round(exponents) if law == 1 else (np.arange(rank) == rank - 1) * 1.0
    return high * ratio**exponents


@dataclass(frozen=True)
class Student:
    """``f(W) = sum_i (a.tanh(W x_i) - a.tanh(T x_i))^2 / 2``: hidden neurons W taught by T.

    W and T have shape (m, d), and are flattened to m d variables; inputs have `values` for
    singular values. The minimum, 0, is reached at T, and where neurons are permuted.
    """

    output: Array
    values: Array
    examples: int
    left: Rotation
    right: Rotation
    teacher: Array

    @property
    def dim(self) -> int:
        """Number of weights."""
        return int(self.teacher.size)

    @property
    def argmin(self) -> Array:
        """The teacher, flattened."""
        return self.teacher.reshape(-1)

    @cached_property
    def inputs(self) -> Array:
        """The inputs, (examples, d)."""
        shape = (self.examples, self.teacher.shape[1])
        return from_singular_values(self.values, shape, self.left, self.right)

    @property
    def L(self) -> Number:
        """A smoothness constant: |a|^2 + 14 |a|_1 max|a| / 9, times the largest value squared.

        The slopes of tanh are at most 1, its second derivatives at most 4/sqrt 27 < 7/9, and errors
        at most 2 |a|_1.
        """
        size = np.abs(self.output)
        factor = np.sum(size * size) + 14 * np.sum(size) * np.max(size) / 9
        return factor * np.max(self.values) ** 2

    def gradient(self, x: Number) -> Number:
        """Return the gradient at x of shape (..., dim)."""
        hidden, errors = self._errors(x)
        back = self.output[:, None] * (1 - hidden * hidden) * errors[..., None, :]
        return (back @ self.inputs).reshape(x.shape)

    def __call__(self, x: Number) -> Number:
        """Return the value at x of shape (..., dim)."""
        return np.sum(self._errors(x)[1] ** 2, axis=-1) / 2

    def _errors(self, x: Number) -> tuple[Number, Number]:
        hidden = np.tanh(x.reshape(*x.shape[:-1], *self.teacher.shape) @ self.inputs.T)
        targets = np.sum(self.output[:, None] * np.tanh(self.teacher @ self.inputs.T), axis=-2)
        return hidden, np.sum(self.output[:, None] * hidden, axis=-2) - targets


@instances
def students(
    draw: Draw, *, width: tuple[int, int] = (1, 8), inputs: tuple[int, int] = (1, 6)
) -> Student:
    """Draw one to eight hidden neurons of up to six inputs, taught on up to ten examples."""
    m, d, n = draw(log_sizes(*width)), draw(log_sizes(*inputs)), draw(log_sizes(1, 10))
    output = draw(vectors(m, 1 / 8, 1)) * np.where(draw(vectors(m)) < 0, -1, 1)
    values = draw(_singular_values(min(n, d)))
    teacher = draw(matrices(m, d, -2, 2))
    return Student(output, values, n, draw(large_rotations(n)), draw(large_rotations(d)), teacher)
