"""Uncorrelated noise that can be enumerated, for statements about means and variances."""

from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.learning.estimators import all_signs


@dataclass(frozen=True)
class Noise:
    """`values` (outcomes, n) of mean 0 and covariance I, all with the same probability."""

    values: np.ndarray

    @property
    def weights(self) -> Any:
        """Probabilities of the outcomes: as exact fractions' nearest doubles, powers of two aside.

        They are 1/outcomes each.
        """
        return np.full(len(self.values), 1 / len(self.values))


@instances
def noises(draw: Draw, n: int, *, signs: int = 6) -> Noise:
    """Independent signs, if there are at most `signs`; else one of n Hadamard rows, up to sign.

    Rows of a Sylvester matrix of order 2^k >= n, cut to n columns, have covariance I.
    """
    if n <= signs and draw(whole_numbers(0, 1)) == 0:
        return Noise(all_signs(n))
    order = np.ones((1, 1), dtype=int)
    while len(order) < n:
        order = np.block([[order, order], [order, -order]])
    rows = order[:, :n]
    return Noise(np.concatenate([rows, -rows]))
