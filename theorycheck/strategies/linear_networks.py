"""Two-layer linear networks x -> x W_1 W_2 with data, whose singular values are known exactly.

Every matrix is built from its singular values and Householder vectors with whole entries, so that
the constants of a theorem hold without rounding.
"""

from dataclasses import dataclass

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.optimization.iteration import Array, Number
from theorycheck.strategies.arrays import matrices, reflected, rotations
from theorycheck.strategies.numbers import log_reals, reals

Rotation = tuple[Array, ...]


def from_singular_values(
    values: Array, shape: tuple[int, int], left: Rotation, right: Rotation
) -> Array:
    """Return left diag(values) right', of this shape, in the arithmetic of `values`."""
    rows, columns = shape
    square = values[:, None] * np.eye(len(values), columns, dtype=int)
    padding = np.zeros((rows - len(values), columns), dtype=int)
    rectangle = np.concatenate([square, padding * square[:1, :1]])
    return reflected(left, reflected(right, rectangle).T).T


@dataclass(frozen=True)
class TwoLayers:
    """The loss |Y - X W_1 W_2|_F^2 / 2 at one pair of layers.

    X = A diag(data) B' of rank r = len(data), Y = A targets; W_1 = B [U diag(first) V_1'; outside],
    so that `first` are the singular values of what X sees of W_1; W_2 = V_2 diag(second) Z'.
    """

    data: Array
    targets: Array
    first: Array
    outside: Array
    second: Array
    hidden: int
    left_of_data: Rotation
    right_of_data: Rotation
    left: Rotation
    hidden_1: Rotation
    hidden_2: Rotation
    right: Rotation

    @property
    def X(self) -> Array:
        """Inputs, (N, n)."""
        shape = (len(self.targets), len(self.data) + len(self.outside))
        return from_singular_values(self.data, shape, self.left_of_data, self.right_of_data)

    @property
    def Y(self) -> Array:
        """Targets, (N, m), in the range of X only if the last targets are zero."""
        return reflected(self.left_of_data, self.targets.T).T

    @property
    def W_1(self) -> Array:
        """First layer, (n, h)."""
        shape = (len(self.data), self.hidden)
        seen = from_singular_values(self.first, shape, self.left, self.hidden_1)
        rows = np.concatenate([seen, self.outside])
        return reflected(self.right_of_data, rows.T).T

    @property
    def W_2(self) -> Array:
        """Second layer, (h, m)."""
        shape = (self.hidden, self.targets.shape[1])
        return from_singular_values(self.second, shape, self.hidden_2, self.right)

    @property
    def K(self) -> Number:
        """Largest squared singular value of X."""
        return np.max(self.data) ** 2

    @property
    def mu(self) -> Number:
        """Smallest non-zero squared singular value of X."""
        return np.min(self.data) ** 2

    @property
    def smallest(self) -> Number:
        """Least eigenvalue of G -> G W_2'W_2 + W_1 W_1'G on the gradients that X can make."""
        first = np.min(self.first) ** 2 if len(self.data) <= self.hidden else 0
        second = np.min(self.second) ** 2 if self.targets.shape[1] <= self.hidden else 0
        return first + second

    @property
    def largest(self) -> Number:
        """Largest eigenvalue of the same map."""
        return np.max(self.first) ** 2 + np.max(self.second) ** 2

    def excess(self, W_1: Array, W_2: Array) -> Number:
        """Return the loss above the least that any linear map reaches, without cancellation."""
        seen = reflected(self.right_of_data, (W_1 @ W_2).T, inverse=True).T[: len(self.data)]
        error = self.targets[: len(self.data)] - self.data[:, None] * seen
        return np.sum(error * error) / 2


@instances
def two_layer_networks(
    draw: Draw,
    *,
    rank: tuple[int, int] = (1, 3),
    outputs: tuple[int, int] = (1, 3),
    hidden: tuple[int, int] = (1, 4),
    spare: int = 1,
    least: float = 0.0,
) -> TwoLayers:
    """Draw layers and data, of any shape within these, with singular values from `least` to 2.

    `spare` bounds the samples and the inputs beyond the rank.
    """
    r, m, h = (draw(whole_numbers(*sizes)) for sizes in (rank, outputs, hidden))
    samples, inputs = (r + draw(whole_numbers(0, spare)) for _ in range(2))
    data = _values(draw, r, log_reals(1 / 4, 2))
    first, second = (_values(draw, min(k, h), reals(least, 2)) for k in (r, m))
    targets, outside = draw(matrices(samples, m, -2, 2)), draw(matrices(inputs - r, h))
    of_samples, of_inputs, of_rank, of_hidden = (
        draw(rotations(k)) for k in (samples, inputs, r, h)
    )
    return TwoLayers(
        data=data,
        targets=targets,
        first=first,
        outside=outside,
        second=second,
        hidden=h,
        left_of_data=of_samples,
        right_of_data=of_inputs,
        left=of_rank,
        hidden_1=of_hidden,
        hidden_2=draw(rotations(h)),
        right=draw(rotations(m)),
    )


def _values(draw: Draw, count: int, each: object) -> Array:
    values = np.array([draw(each) for _ in range(count)])
    return np.full(count, values[0]) if draw(whole_numbers(0, 1)) else values


@dataclass(frozen=True)
class Design:
    """A matrix left diag(values) right' of full row rank, with its singular vectors."""

    values: Array
    columns: int
    left: Rotation
    right: Rotation

    @property
    def matrix(self) -> Array:
        """The matrix, (n, columns)."""
        shape = (len(self.values), self.columns)
        return from_singular_values(self.values, shape, self.left, self.right)

    @property
    def low(self) -> Number:
        """Smallest squared singular value."""
        return np.min(self.values) ** 2

    @property
    def high(self) -> Number:
        """Largest squared singular value."""
        return np.max(self.values) ** 2

    def of_targets(self, b: Array) -> Array:
        """Return the components of b (..., n) along the left singular vectors."""
        return reflected(self.left, b, inverse=True)

    def of_points(self, x: Array) -> Array:
        """Return the components of x (..., columns) along the right singular vectors, (..., n)."""
        return reflected(self.right, x, inverse=True)[..., : len(self.values)]


@instances
def designs(draw: Draw, rows: int, columns: int) -> Design:
    """Draw wide matrices (rows <= columns) with singular values from 1/4 to 2."""
    values = _values(draw, rows, log_reals(1 / 4, 2))
    return Design(values, int(columns), draw(rotations(rows)), draw(rotations(columns)))
