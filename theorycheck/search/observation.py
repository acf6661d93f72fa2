"""What one run of a trial shows: how close it came to its bound, in float64."""

import functools
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic.lifting import numbers_in
from theorycheck.claims.formula import broadcast, compared, evaluate, names_in, sides
from theorycheck.claims.quantifiers import E, P, Rate
from theorycheck.claims.relations import is_lower, is_strict, is_upper
from theorycheck.errors import TrialError

GUARD = 1e-9  # float64 accepts a bound only with this relative margin
_FAR = 40.0  # the score of a violation, or of a slack, that has no ratio


@dataclass(frozen=True)
class Observation:
    """One instance's distance to its bound.

    `score` grows without limit towards a violation (the logarithm of observed over bound);
    `tightness` is observed over bound; `suspect` says that float64 can't accept the bound,
    `violated` that it sees a violation beyond rounding; `excess` is that violation, in units of the
    instance's size, and `certain` says that it was decided, not only seen;
    `vacuous` says in which share of it the bound says nothing. `within` is the same of what lies in
    the claim's regime, None where nothing does; `outside` how far from it the instance lies,
    relative to what the regime compares.
    """

    score: float
    tightness: float | None
    suspect: bool
    violated: bool
    vacuous: float | None = None
    excess: float = 0.0
    certain: bool = False
    within: "Observation | None" = None
    outside: float = 0.0


@dataclass(frozen=True)
class Floor:
    """What rounding was seen to explain: `level` units.

    A unit is the `size` of what was drawn, or at each entry that of its sides if more.
    """

    level: float = 0.0
    size: float = 1.0


NO_FLOOR = Floor()


def assumptions_hold(claim: Any, values: Mapping[str, Any]) -> bool | None:
    """Return whether every assumption of the claim holds at `values`, in float64.

    None where rounding can't tell a strict one from the equality that it excludes. Raises
    TrialError where one speaks of a NaN, which neither holds nor fails.
    """
    both = [_sides_of(assumption, values) for assumption in claim.assume]
    standing = {
        _holds(assumption, *pair, values)
        for assumption, pair in zip(claim.assume, both, strict=True)
    }
    return False if False in standing else None if None in standing else True


def _sides_of(assumption: Any, values: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return the left and the right side; raise TrialError where one is NaN."""
    left, right = evaluate(assumption.lhs, values), evaluate(assumption.rhs, values)
    for side, value in ((assumption.lhs, left), (assumption.rhs, right)):
        if _has_nan(value):
            raise TrialError(f"{side} is nan, and the assumption {assumption} speaks of it")
    return left, right


def _has_nan(value: Any) -> bool:
    if isinstance(value, float):
        return math.isnan(value)
    return bool(np.isnan(np.asarray(value, dtype=float)).any())


def _holds(assumption: Any, left: Any, right: Any, values: Mapping[str, Any]) -> bool | None:
    holds = bool(np.all(compared(assumption, left, right, values)))
    if not is_strict(assumption):
        return holds
    low, high = (right, left) if is_lower(assumption) else (left, right)
    lesser, greater = broadcast(assumption, np.asarray(low), np.asarray(high), values)
    near = nearly_equal(lesser, greater)
    return None if near.any() and np.all(near | (lesser < greater)) else holds


def nearly_equal(lesser: Any, greater: Any) -> np.ndarray:
    """Return which entries of two sides rounding may have parted, or made equal."""
    finite = np.isfinite(lesser) & np.isfinite(greater)
    with np.errstate(invalid="ignore"):
        off = np.abs(greater - lesser) <= GUARD * (np.abs(greater) + np.abs(lesser))
    return np.asarray(finite & off)


def magnitude(drawn: Iterable[Any]) -> float:
    """Return the size of what was drawn: the largest of its finite floats, 1 if there are none."""
    sizes = (_largest(number) for value in drawn for number in numbers_in(value))
    return max(sizes, default=0.0) or 1.0


def _largest(number: Any) -> float:
    """Return the largest finite float of an array, 0 if there is none."""
    if isinstance(number, int):
        return 0.0
    if isinstance(number, float):
        return abs(number) if math.isfinite(number) else 0.0
    array = np.asarray(number)
    if array.dtype.kind != "f" or not array.size:
        return 0.0
    entries = np.abs(array)
    largest = float(entries.max())  # NaN and infinity show in it
    if math.isfinite(largest):
        return largest
    return float(np.max(entries, where=np.isfinite(entries), initial=0))


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
    for side in (lesser, greater):
        if not np.isfinite(side).all():
            bad = side[~np.isfinite(side)].flat[0]
            raise TrialError(f"a side of {relation} is {bad}; NaN and infinity never pass")
    sizes = np.abs(lesser), np.abs(greater)
    larger = np.maximum(*sizes)
    units = np.maximum(larger, floor.size)
    rounding = floor.level * units
    if isinstance(relation, sympy.Eq):
        return _observe_identity(lesser, greater, rounding, units)
    excess, guard = lesser - greater, GUARD * (sizes[1] + sizes[0])
    beyond = (excess > guard) & (excess > rounding)
    mask = (larger > rounding) & (counted(claim, values, lesser.shape) | beyond)
    scores = np.where(mask, log_ratio(lesser - rounding, greater), -2 * _FAR)
    is_violated = bool(beyond.any())
    return Observation(
        score=float(scores.max(initial=-2 * _FAR)),
        tightness=_largest_ratio(lesser, greater, mask & (greater > rounding) & (lesser >= 0)),
        suspect=bool((excess >= -guard - rounding).any()),
        violated=is_violated,
        vacuous=vacuous(relation, values),
        excess=float(np.max(excess / units, where=beyond, initial=0)) if is_violated else 0.0,
    )


def _largest_ratio(lesser: np.ndarray, greater: np.ndarray, where: np.ndarray) -> float | None:
    if not where.any():
        return None
    ratios = np.divide(lesser, greater, out=np.full(lesser.shape, -np.inf), where=where)
    return float(ratios.max())


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
    ratio = np.where(np.isnan(ratio), 0.0, np.minimum(np.maximum(ratio, -_FAR), _FAR))
    if np.all(lesser > 0) and np.all(greater > 0):
        return ratio
    both_negative = (lesser < 0) & (greater < 0)
    apart = (lesser <= 0) & (greater >= 0)
    across = (lesser >= 0) & (greater <= 0) & ~apart
    return np.where(both_negative, -ratio, np.where(apart, -_FAR, np.where(across, _FAR, ratio)))


def vacuous(relation: Any, values: Mapping[str, Any], chances: Any = None) -> float | None:
    """Return the share in which the bound is no less than what its symbol can be anyway.

    1 or 0, or with `chances` of the outcomes on the leading axis their sum over those whose bound
    says nothing. None where the symbol has no largest value, or stands in no sum alone.
    """
    whole = _whole_bound(relation)
    if whole is None:
        return None
    bound, limit = whole
    known = {name: values[name] for name in names_in(bound)}
    idle = np.asarray(evaluate(bound, known)) >= limit
    if chances is None or not idle.ndim or len(idle) != len(chances):
        return float(np.all(idle))
    each = idle.reshape(len(chances), -1).all(axis=1)
    return float(np.asarray(chances, dtype=float) @ each)


@functools.lru_cache(maxsize=1024)
def _whole_bound(relation: Any) -> tuple[Any, Any] | None:
    """Return all that bounds the quantity with a largest value, and that value.

    ``risk - empirical_risk <= b`` bounds the risk by ``b + empirical_risk``.
    """
    if not is_upper(relation) or relation.rhs.has(P, E, Rate):
        return None
    if isinstance(relation.lhs, P):
        return relation.rhs, 1
    left = relation.lhs.args[0] if isinstance(relation.lhs, E) else relation.lhs
    limited = [q for q in sympy.Add.make_args(left) if getattr(q, "at_most", None) is not None]
    if len(limited) != 1 or (left is not relation.lhs and left != limited[0]):
        return None
    return relation.rhs - (left - limited[0]), limited[0].at_most
