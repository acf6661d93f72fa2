"""Inputs on coordinate axes: there a ReLU neuron's correlation with signs has a closed form."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.estimators import all_signs
from theorycheck.strategies.numbers import reals


@dataclass(frozen=True)
class AxisInputs:
    """Input i is x_i times the axis `axes[i]`; `norm` bounds the norm of the networks.

    A network of depth two, homogeneous in its weights, correlates best with signs s when it is one
    neuron +-relu(u . x). On these inputs its correlation is sum_k (u_k)_+ a_k + (-u_k)_+ b_k, where
    a_k and b_k sum s_i |x_i| over the inputs on the positive and the negative half of axis k.
    """

    x: np.ndarray
    axes: np.ndarray
    d: int
    norm: Any

    @property
    def n(self) -> int:
        """Number of inputs."""
        return len(self.x)

    @property
    def square_sums(self) -> Any:
        """Sum of the squared inputs on every axis, shape (d,)."""
        return self.x**2 @ (self.axes[:, None] == np.arange(self.d)).astype(int)

    @property
    def _gains(self) -> tuple[Any, Any]:
        """Correlations max(a_k, b_k, 0) and max(-a_k, -b_k, 0), each (signs, d)."""
        signs = all_signs(self.n)
        on_axis = (self.axes[:, None] == np.arange(self.d)).astype(int)
        halves = [side * self.x * (side * self.x > 0) for side in (1, -1)]
        a, b = ((signs * half) @ on_axis for half in halves)
        zero = 0 * a
        return np.maximum(np.maximum(a, b), zero), np.maximum(np.maximum(-a, -b), zero)

    @property
    def frobenius_average(self) -> Any:
        """E max |sum_i s_i relu(u . x_i)| over u of Euclidean norm 1."""
        squares = [np.sum(gains**2, axis=-1) for gains in self._gains]
        return np.mean(np.sqrt(np.maximum(*squares)))

    @property
    def pair_average(self) -> Any:
        """E of the correlation's norm for two neurons of orthogonal weights, each of norm 1.

        One has the axes on which it gains from positive correlation, the other has the rest.
        """
        up, down = self._gains
        return np.mean(np.sqrt(np.sum(np.maximum(up, down) ** 2, axis=-1)))

    @property
    def path_average(self) -> Any:
        """E max |sum_i s_i relu(u . x_i)| over u whose absolute values sum to 1."""
        largest = [np.max(gains, axis=-1) for gains in self._gains]
        return np.mean(np.maximum(*largest))


@instances
def axis_inputs(draw: Draw, *, n: tuple[int, int] = (1, 9)) -> AxisInputs:
    """From 1 to 9 inputs from -2 to 2, all on one axis, each on its own, or anywhere between."""
    size = draw(whole_numbers(*n))
    d = draw(whole_numbers(1, size))
    if draw(whole_numbers(0, 1)):
        axes = np.arange(size) % d
    else:
        axes = np.array([draw(whole_numbers(0, d - 1)) for _ in range(size)])
    x = np.array([draw(reals(-2, 2)) for _ in range(size)])
    return AxisInputs(x, axes, d, draw(reals(1 / 16, 8)))
