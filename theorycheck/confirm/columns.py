"""The observations at one size of a ladder: on which side of a number their mean surely lies.

Where a range is declared, bets tell, and they are finite-sample. Else only bets from below do; from
above there is the central limit theorem, and that only where no heavy tail shows.
"""

import functools
import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy

from theorycheck.evidence.betting import observe, start
from theorycheck.evidence.exponents import tail_index
from theorycheck.evidence.refutable import refutable_bound

_DOMINANT = 0.02  # the share of all observations' sum beyond which one betrays a heavy tail
_VARIANCE = 2  # the tail index beyond which a variance is finite
_SURELY = 0.99  # the level of the limits of a tail's index


@dataclass(frozen=True)
class Column:
    """Observations of one size, shape (trials,), and the range declared of them."""

    observations: np.ndarray
    declared: Mapping[str, float]

    @property
    def mean(self) -> float:
        """The average."""
        return float(self.observations.mean())

    @property
    def error(self) -> float:
        """The standard error of the average."""
        return float(self.observations.std(ddof=1) / math.sqrt(len(self.observations)))

    @functools.cached_property
    def is_heavy(self) -> bool:
        """Whether a tail that no declared range bounds may hide a mean beyond what was seen.

        One observation that outweighs many betrays it, or a tail index not surely above 2.
        """
        x = self.observations
        if "high" in self.declared:
            return False
        if x.max() > _DOMINANT * x.sum():
            return bool(x.max() > 0)
        try:
            return tail_index(x, level=_SURELY)[1] <= _VARIANCE
        except ValueError:  # the largest are all equal: no tail
            return False

    def is_above(self, pivot: float, alpha: float) -> bool:
        """Whether bets certify a mean above `pivot`: no heavy tail misleads them."""
        return pivot < self._ends["low"] or self._wins("<=", pivot, alpha)

    def is_below(self, pivot: float, alpha: float) -> bool:
        """Whether the mean is certified below `pivot`: by bets in a declared range, else by a z."""
        if "high" in self.declared:
            return pivot > self.declared["high"] or self._wins(">=", pivot, alpha)
        return not self.is_heavy and self.mean + _z(alpha) * self.error <= pivot

    def width_below(self, alpha: float, trials: int) -> float:
        """Return how far below the mean, in logarithms, a pivot is that `trials` are above.

        In half of all runs; infinite if there is none.
        """
        pivot = refutable_bound(self.observations, "<=", alpha, trials, power=0.5, **self._ends)
        return _log_ratio(self.mean, pivot)

    def width_above(self, alpha: float, trials: int) -> float:
        """Return how far above the mean, in logarithms, a pivot is that `trials` are below."""
        if "high" in self.declared:
            x = self.observations
            pivot = refutable_bound(x, ">=", alpha, trials, power=0.5, **self.declared)
        elif self.is_heavy:
            pivot = math.inf
        else:
            pivot = self.mean + _z(alpha) * self.error * math.sqrt(len(self.observations) / trials)
        return _log_ratio(pivot, self.mean)

    @property
    def _ends(self) -> dict[str, float]:
        return dict(self.declared) or {"low": 0.0}

    def _wins(self, null: Any, pivot: float, alpha: float) -> bool:
        if not self._ends["low"] < pivot < self._ends.get("high", math.inf):
            return False
        bets, _ = observe(start(null, pivot, **self._ends), self.observations)
        return bool(bets.log_evidence >= math.log(1 / alpha))


def _z(alpha: float) -> float:
    return float(-scipy.special.ndtri(alpha))


def _log_ratio(larger: float, smaller: float) -> float:
    return math.log(larger / smaller) if 0 < smaller <= larger < math.inf else math.inf
