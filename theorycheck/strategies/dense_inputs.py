"""Inputs of any kind, and how well ReLU neurons that are fitted to signs correlate with them."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.estimators import all_signs
from theorycheck.strategies.arrays import matrices
from theorycheck.strategies.axis_inputs import AxisInputs, axis_inputs
from theorycheck.strategies.numbers import reals
from theorycheck.strategies.real_data import real_inputs


@dataclass(frozen=True)
class DenseInputs:
    """Inputs `x` (n, d); `norm` bounds the norm of the networks, as for `AxisInputs`.

    Averages are those of networks that were found, at most those of the best.
    """

    x: np.ndarray
    norm: Any

    @property
    def n(self) -> int:
        """Number of inputs."""
        return len(self.x)

    @property
    def d(self) -> int:
        """Dimension of the inputs."""
        return int(self.x.shape[1])

    @property
    def square_sums(self) -> Any:
        """Sum of the squared inputs on every axis, shape (d,)."""
        return np.sum(self.x**2, axis=0)

    @cached_property
    def frobenius_average(self) -> Any:
        """Mean of |sum_i s_i relu(u . x_i)| for u of norm 1 that was fitted to the signs s."""
        signs = all_signs(self.n)
        return np.mean(np.maximum(self._fitted(signs), self._fitted(-signs)))

    @property
    def pair_average(self) -> Any:
        """The same: one neuron of a pair that is not used."""
        return self.frobenius_average

    @property
    def path_average(self) -> Any:
        """Mean of max |sum_i s_i relu(u . x_i)| over u = +-1 times an axis."""
        positive = (self.x + np.abs(self.x)) / 2
        halves = np.concatenate([positive, positive - self.x], axis=1)
        return np.mean(np.max(np.abs(all_signs(self.n) @ halves), axis=1))

    def _fitted(self, signs: Any) -> Any:
        """Correlations (signs,) with u, the signed sum of the inputs that are active at it."""
        u = signs @ self.x
        for _ in range(3):
            active = (u @ self.x.T > 0).astype(int)
            u = (signs * active) @ self.x
        along = u @ self.x.T
        found = np.sum(signs * (along + np.abs(along)) / 2, axis=1)
        length = np.sqrt(np.sum(u**2, axis=1))
        return np.abs(found) / np.where(length == 0, 1 + 0 * length, length)


@instances
def neuron_inputs(draw: Draw, *, n: tuple[int, int] = (1, 8)) -> AxisInputs | DenseInputs:
    """Inputs on axes, where the best network is known; anywhere; or rows of real data."""
    kind = draw(whole_numbers(0, 2))
    if kind == 0:
        return draw(axis_inputs())
    size, norm = draw(whole_numbers(*n)), draw(reals(1 / 16, 8))
    if kind == 1:
        return DenseInputs(draw(matrices(size, draw(whole_numbers(1, 12)), -2, 2)), norm)
    return DenseInputs(draw(real_inputs(size)), norm)
