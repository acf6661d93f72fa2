"""What one run of a trial shows: how close it came to its bound, in float64."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic.lifting import each_number
from theorycheck.claims.formula import evaluate, sides
from theorycheck.errors import TrialError

GUARD = 1e-9  # float64 accepts a bound only with this relative margin
_FAR = 40.0  # the score of a violation, or of a slack, that has no ratio


@dataclass(frozen=True)
class Observation:
    """One instance's distance to its bound.

    `score` grows without limit towards a violation (the logarithm of observed over bound);
    `tightness` is observed over bound; `suspect` says that float64 can't accept the bound,
    `violated` that it sees a violation beyond rounding; `excess` is that violation, in units of the
    instance's size, and `certain` says that it was decided, not only seen.
    """

    score: float
    tightness: float | None
    suspect: bool
    violated: bool
    vacuous: bool | None = None
    excess: float = 0.0
    certain: bool = False


@dataclass(frozen=True)
class Floor:
    """What rounding was seen to explain: `level` units of the size of an instance."""

    level: float = 0.0
    size: float = 1.0

    def under(self, lesser: np.ndarray, greater: np.ndarray) -> np.ndarray:
        """Return the differences of the sides below which rounding decides."""
        return np.asarray(self.level * self.units(lesser, greater))

    def units(self, lesser: np.ndarray, greater: np.ndarray) -> np.ndarray:
        """Return the size of each entry: that of what was drawn, or of its sides if more."""
        return np.maximum(np.maximum(np.abs(lesser), np.abs(greater)), self.size)


NO_FLOOR = Floor()


def assumptions_hold(claim: Any, values: Mapping[str, Any]) -> bool:
    """Return whether every assumption of the claim holds at `values`, in float64.

    Raises TrialError where one speaks of a NaN, which neither holds nor fails.
    """
    for assumption in claim.assume:
        for side in (assumption.lhs, assumption.rhs):
            if np.any(np.isnan(np.asarray(evaluate(side, values), dtype=float))):
                raise TrialError(f"{side} is nan, and the assumption {assumption} speaks of it")
    return all(bool(np.all(evaluate(a, values))) for a in claim.assume)


def magnitude(drawn: Iterable[Any]) -> float:
    """Return the size of what was drawn: the largest of its floats, 1 if there are none."""
    sizes: list[float] = []

    def note(number: Any) -> Any:
        if np.asarray(number).dtype.kind == "f" and np.size(number):
            sizes.append(float(np.max(np.abs(number))))
        return number

    for value in drawn:
        each_number(value, note)
    return max(sizes, default=0.0) or 1.0


def index_start(claim: Any, values: Mapping[str, Any]) -> tuple[str, int] | None:
    """Return the index symbol that runs from 0, and its length: at 0 a bound holds trivially."""
    for name in claim.symbols:
        array = np.asarray(values.get(name, 1))
        if array.ndim == 1 and array.dtype.kind in "iu" and array.size > 1 and array[0] == 0:
            return name, array.size
    return None


def counted(claim: Any, values: Mapping[str, Any], shape: tuple[int, ...]) -> np.ndarray:
    """Return which entries count towards tightness: not those at index 0."""
    start = index_start(claim, values)
    mask = np.ones(shape, dtype=bool)
    if start is not None and shape and shape[-1] == start[1]:
        mask[..., 0] = False
    return mask


def observe(
    claim: Any, relation: Any, values: Mapping[str, Any], floor: Floor = NO_FLOOR
) -> Observation:
    """Return how close `values` come to violating `relation` beyond `floor`, at their worst entry.

    Each entry counts on its own scale; what lies below the floor leads nowhere.
    """
    lesser, greater = sides(relation, values)
    if not (np.all(np.isfinite(lesser)) and np.all(np.isfinite(greater))):
        side = lesser if not np.all(np.isfinite(lesser)) else greater
        bad = side[~np.isfinite(side)].flat[0]
        raise TrialError(f"a side of {relation} is {bad}; NaN and infinity never pass")
    rounding, units = floor.under(lesser, greater), floor.units(lesser, greater)
    if isinstance(relation, sympy.Eq):
        return _observe_identity(lesser, greater, rounding, units)
    excess, scale = lesser - greater, np.abs(greater) + np.abs(lesser)
    beyond = (excess > GUARD * scale) & (excess > rounding)
    shown = np.maximum(np.abs(lesser), np.abs(greater)) > rounding
    mask = shown & (counted(claim, values, lesser.shape) | beyond)
    scores = np.where(mask, log_ratio(lesser - rounding, greater), -2 * _FAR)
    positive = mask & (greater > rounding) & (lesser >= 0)
    ratios = np.divide(lesser, greater, out=np.full(lesser.shape, -np.inf), where=positive)
    return Observation(
        score=float(np.max(scores, initial=-2 * _FAR)),
        tightness=float(np.max(ratios)) if positive.any() else None,
        suspect=bool(np.any(excess >= -GUARD * scale - rounding)),
        violated=bool(np.any(beyond)),
        vacuous=vacuous(relation, values),
        excess=float(np.max(excess / units, where=beyond, initial=0)),
    )


def _observe_identity(left: Any, right: Any, rounding: Any, units: Any) -> Observation:
    scale, difference = np.abs(left) + np.abs(right), np.abs(left - right)
    beyond = (difference > GUARD * scale) & (difference > rounding)
    # Zero against the rounding of what cancels is a relative difference of 1: it must not lead.
    worst = float(np.max(np.maximum(difference - rounding, 0) / (scale + units), initial=0))
    violated = bool(np.any(beyond))
    excess = float(np.max(difference / units, where=beyond, initial=0))
    return Observation(float(np.log(worst + 1e-18)), None, violated, violated, excess=excess)


def log_ratio(lesser: Any, greater: Any) -> Any:
    """Return log(lesser / greater), continued so that it always grows towards a violation."""
    with np.errstate(all="ignore"):
        ratio = np.log(np.abs(lesser)) - np.log(np.abs(greater))
    ratio = np.clip(np.nan_to_num(ratio, nan=0.0, posinf=_FAR, neginf=-_FAR), -_FAR, _FAR)
    both_negative = (lesser < 0) & (greater < 0)
    apart = (lesser <= 0) & (greater >= 0)
    across = (lesser >= 0) & (greater <= 0) & ~apart
    return np.where(both_negative, -ratio, np.where(apart, -_FAR, np.where(across, _FAR, ratio)))


def vacuous(relation: Any, values: Mapping[str, Any]) -> bool | None:
    """Return whether the bound exceeds what its symbol can be anyway; None if that is unknown."""
    limit = getattr(relation.lhs, "at_most", None)
    if limit is None or not isinstance(relation, sympy.Le):
        return None
    known = {name: values[name] for name in (s.name for s in relation.rhs.free_symbols)}
    return bool(np.all(evaluate(relation.rhs, known) >= limit))
