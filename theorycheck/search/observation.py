"""What one run of a trial shows: how close it came to its bound, in float64."""

import functools
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.formula import evaluate, sides
from theorycheck.claims.quantifiers import E, P, Rate
from theorycheck.claims.relations import is_strict, is_upper
from theorycheck.errors import TrialError

GUARD = 1e-9  # float64 accepts a bound only with this relative margin
_FLOOR = 1e-11  # an entry that fell so far below the largest is rounding, not mathematics
_CANCELLED = 1e-9  # sides of an identity below this may be what rounding left of zero
_NOISE = 1e-28  # relative: the square of what rounding adds
_FAR = 40.0  # the score of a violation, or of a slack, that has no ratio


@dataclass(frozen=True)
class Observation:
    """One instance's distance to its bound.

    `score` grows without limit towards a violation (the logarithm of observed over bound);
    `tightness` is observed over bound; `suspect` says that float64 can't accept the bound,
    `violated` that it sees a violation beyond rounding; `vacuous` in which share of it the bound
    says nothing. `within` is the same of what lies in the claim's regime, None where nothing does;
    `outside` how far from it the instance lies, relative to what the regime compares.
    """

    score: float
    tightness: float | None
    suspect: bool
    violated: bool
    vacuous: float | None = None
    within: "Observation | None" = None
    outside: float = 0.0


def assumptions_hold(claim: Any, values: Mapping[str, Any]) -> bool | None:
    """Return whether every assumption of the claim holds at `values`, in float64.

    None where rounding can't tell a strict one from the equality that it excludes. Raises
    TrialError where one speaks of a NaN, which neither holds nor fails.
    """
    for name in {symbol.name for a in claim.assume for symbol in a.free_symbols} & set(values):
        array = np.asarray(values[name])
        if array.dtype.kind == "f" and np.any(np.isnan(array)):
            raise TrialError(f"the trial returned {name} = nan, of which an assumption speaks")
    standing = {_holds(assumption, values) for assumption in claim.assume}
    return False if False in standing else None if None in standing else True


def _holds(assumption: Any, values: Mapping[str, Any]) -> bool | None:
    holds = bool(np.all(evaluate(assumption, values)))
    if not is_strict(assumption):
        return holds
    lesser, greater = sides(assumption, values)
    near = nearly_equal(lesser, greater)
    return None if near.any() and np.all(near | (lesser < greater)) else holds


def nearly_equal(lesser: Any, greater: Any) -> np.ndarray:
    """Return which entries of two sides rounding may have parted, or made equal."""
    finite = np.isfinite(lesser) & np.isfinite(greater)
    with np.errstate(invalid="ignore"):
        off = np.abs(greater - lesser) <= GUARD * (np.abs(greater) + np.abs(lesser))
    return np.asarray(finite & off)


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


def observe(claim: Any, relation: Any, values: Mapping[str, Any]) -> Observation:
    """Return how close `values` come to violating `relation`, at their worst entry."""
    lesser, greater = sides(relation, values)
    if not (np.all(np.isfinite(lesser)) and np.all(np.isfinite(greater))):
        side = lesser if not np.all(np.isfinite(lesser)) else greater
        bad = side[~np.isfinite(side)].flat[0]
        raise TrialError(f"a side of {relation} is {bad}; NaN and infinity never pass")
    if isinstance(relation, sympy.Eq):
        return _observe_identity(lesser, greater)
    margin, scale = greater - lesser, np.abs(greater) + np.abs(lesser)
    mask = (counted(claim, values, lesser.shape) | (margin < -GUARD * scale)) & (
        np.abs(lesser) >= _FLOOR * np.max(np.abs(lesser), initial=0)
    )
    mask &= scale >= _noise(relation, values)
    scores = np.where(mask, log_ratio(lesser, greater), -2 * _FAR)
    positive = mask & (greater > 0) & (lesser >= 0)
    ratios = np.divide(lesser, greater, out=np.full(lesser.shape, -np.inf), where=positive)
    return Observation(
        score=float(np.max(scores, initial=-2 * _FAR)),
        tightness=float(np.max(ratios)) if positive.any() else None,
        suspect=bool(np.any(margin <= GUARD * scale)),
        violated=bool(np.any(mask & (margin < -GUARD * scale))),
        vacuous=vacuous(relation, values),
    )


def _noise(relation: Any, values: Mapping[str, Any]) -> float:
    """Return a size below which both sides may be the rounding of a zero, squared: no ratio there.

    The search would hunt such instances; they stay suspects, which exact arithmetic decides.
    """
    known = (values[s.name] for s in relation.free_symbols if s.name in values)
    largest = max((float(np.max(np.abs(np.asarray(x, float)))) for x in known), default=0.0)
    return _NOISE * min(largest, largest * largest)


def _observe_identity(left: Any, right: Any) -> Observation:
    scale = np.abs(left) + np.abs(right)
    difference = np.abs(left - right)
    relative = np.divide(difference, scale, out=np.zeros(np.shape(scale)), where=scale > 0)
    violated = float(np.max(relative, initial=0)) > GUARD
    # Zero against the rounding of what cancels is a relative difference of 1: it must not lead.
    worst = float(np.max(difference / (scale + _CANCELLED), initial=0))
    return Observation(float(np.log(worst + 1e-18)), None, violated, violated)


def log_ratio(lesser: Any, greater: Any) -> Any:
    """Return log(lesser / greater), continued so that it always grows towards a violation."""
    with np.errstate(all="ignore"):
        ratio = np.log(np.abs(lesser)) - np.log(np.abs(greater))
    ratio = np.clip(np.nan_to_num(ratio, nan=0.0, posinf=_FAR, neginf=-_FAR), -_FAR, _FAR)
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
    known = {name: values[name] for name in (s.name for s in bound.free_symbols)}
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
