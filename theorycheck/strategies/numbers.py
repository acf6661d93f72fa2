"""Numbers on dyadic grids."""

from collections.abc import Sequence
from typing import Any

import numpy as np

from theorycheck.claims.recipes import Draw, instances, whole_numbers
from theorycheck.errors import StatementError

STEPS = 1024


@instances
def reals(draw: Draw, low: Any = -1.0, high: Any = 1.0) -> float:
    """Real numbers from `low` to `high`, both ends included; they shrink towards zero or `low`."""
    low, high = _ends(low, high)
    if low == -high:
        return high * draw(_AROUND_ZERO) / (STEPS // 2)
    step = draw(_UPWARDS)
    return high if step == STEPS else low + (high - low) * step / STEPS


def many_reals(draw: Draw, count: int, low: Any, high: Any) -> np.ndarray:
    """Draw `count` numbers as `reals` does, at less cost; shape (count,)."""
    low, high = _ends(low, high)
    if low == -high:
        return high * _steps(draw, _AROUND_ZERO, count) / (STEPS // 2)
    steps = _steps(draw, _UPWARDS, count)
    return np.where(steps == STEPS, high, low + (high - low) * steps / STEPS)


_AROUND_ZERO, _UPWARDS = whole_numbers(-STEPS // 2, STEPS // 2), whole_numbers(0, STEPS)


def _ends(low: Any, high: Any) -> tuple[float, float]:
    low, high = float(low), float(high)
    if not low <= high:
        raise StatementError(f"reals({low}, {high}): the lower end must not exceed the upper one")
    return low, high


def _steps(draw: Draw, grid: Any, count: int) -> np.ndarray:
    return np.array([draw(grid) for _ in range(count)], dtype=float)


@instances
def log_reals(draw: Draw, low: float, high: float) -> float:
    """Positive numbers from `low` to `high`, spread evenly in their logarithm."""
    if not 0 < low <= high:
        raise StatementError(f"log_reals({low}, {high}): both ends must be positive, in order")
    step = draw(whole_numbers(0, STEPS))
    return float(high) if step == STEPS else float(low * (high / low) ** (step / STEPS))


@instances
def probabilities(draw: Draw, low: float = 0.0, high: float = 1.0) -> float:
    """Probabilities strictly inside (0, 1), multiples of 1/1024."""
    first, last = max(1, round(low * STEPS)), min(STEPS - 1, round(high * STEPS))
    return draw(whole_numbers(first, last)) / STEPS


@instances
def sizes(draw: Draw, low: int, high: int) -> int:
    """Whole numbers from `low` to `high`, such as dimensions, steps or sample sizes."""
    return draw(whole_numbers(int(low), int(high)))


@instances
def log_sizes(draw: Draw, low: int, high: int) -> int:
    """Whole numbers from `low` >= 1 to `high`, spread evenly in their logarithm.

    Half of those up to 10,000 are below 100, so that a search sees large ones at little cost; they
    shrink towards `low`.
    """
    return round(draw(log_reals(int(low), int(high))))


@instances
def choices(draw: Draw, options: Sequence[Any]) -> Any:
    """One of `options`; shrinks towards the first."""
    return options[draw(whole_numbers(0, len(options) - 1))]
