"""Events in float64: where rounding decides between two sides, what the claim hopes for happens.

An event that the claim wants holds on a tie, one that it wants seldom does not come about.
"""

import functools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic.noisy import Noise, noisy
from theorycheck.claims.formula import sides
from theorycheck.claims.relations import is_strict
from theorycheck.errors import TrialError

RELATIVE = 1e-12  # of the sides: what is closer is a tie
_NEAR = 1e-9  # of the largest side, or of 1: what is closer may be one, which is to be measured


@dataclass(frozen=True, eq=False)
class Ties:
    """What rounding `explained` of the room between the sides of each relation.

    Events are `asked_at` these values, whatever others are given: that much is settled.
    """

    explained: Mapping[Any, np.ndarray]
    asked_at: Mapping[str, Any] = field(default_factory=dict)


NONE = Ties({})


def happens(event: Any, values: Mapping[str, Any], *, hoped: bool, ties: Ties | None) -> Any:
    """Return where `event` comes about; raise TrialError for a side that is not finite.

    Without `ties`, what is near a tie counts as one.
    """
    if isinstance(event, sympy.And | sympy.Or):
        each = [happens(part, values, hoped=hoped, ties=ties) for part in event.args]
        join = np.logical_and if isinstance(event, sympy.And) else np.logical_or
        return functools.reduce(join, each)
    if isinstance(event, sympy.Not):
        return ~happens(event.args[0], values, hoped=not hoped, ties=ties)
    lesser, greater = finite_sides(event, {**values, **ties.asked_at} if ties else values)
    tie = RELATIVE * (np.abs(lesser) + np.abs(greater))
    tie = np.maximum(
        tie, _near(lesser, greater) if ties is None else ties.explained.get(event, 0.0)
    )
    equal, off = lesser == greater, lesser - greater
    if isinstance(event, sympy.Eq):
        return np.abs(off) <= tie
    if is_strict(event):  # whole numbers are equal or not: nothing has rounded them
        return (off <= tie) & ~(equal & (lesser == np.round(lesser))) if hoped else off < -tie
    return off <= tie if hoped else equal | (off < -tie)


def finite_sides(relation: Any, values: Mapping[str, Any]) -> Any:
    """Return the sides of a relation; raise TrialError where one is not finite."""
    lesser, greater = sides(relation, values)
    if not (np.all(np.isfinite(lesser)) and np.all(np.isfinite(greater))):
        raise TrialError(f"a side of {relation} is not finite; NaN and infinity never pass")
    return lesser, greater


def _near(lesser: np.ndarray, greater: np.ndarray) -> float:
    largest = (float(np.max(np.abs(side), initial=1.0)) for side in (lesser, greater))
    return _NEAR * max(largest)


def is_near(relation: Any, values: Mapping[str, Any]) -> bool:
    """Return whether some sides are so close, and yet apart, that rounding may have parted them."""
    lesser, greater = finite_sides(relation, values)
    off = np.abs(greater - lesser)
    return bool(np.any((off > 0) & (off <= _near(lesser, greater))))


def relations_of(event: Any) -> list[Any]:
    """Return the relations that an event is made of."""
    if isinstance(event, sympy.And | sympy.Or | sympy.Not):
        return [relation for part in event.args for relation in relations_of(part)]
    return [event]


def measured(
    events: Sequence[Any],
    points: Sequence[Mapping[str, Any]],
    moves: Sequence[tuple[Noise, Mapping[str, Any]]],
    factor: float,
) -> dict[Any, np.ndarray]:
    """Return `factor` times the largest error of the room between the sides of each relation.

    `points` are the values at which the events are asked, `moves` what noisy runs gave instead.
    """
    found: dict[Any, np.ndarray] = {}
    for relation in [relation for event in events for relation in relations_of(event)]:
        for at in points:
            room = _room(relation, at)
            rooms = [_noisy_room(relation, {**at, **moved}, noise) for noise, moved in moves]
            errors = [np.abs(moved - room) for moved in rooms] or [np.full(room.shape, np.inf)]
            error = factor * np.max(errors, axis=0)
            found[relation] = np.maximum(error, found.get(relation, 0.0))
    return found


def _noisy_room(relation: Any, values: Mapping[str, Any], noise: Noise) -> np.ndarray:
    with noisy(noise):
        return _room(relation, values)


def _room(relation: Any, values: Mapping[str, Any]) -> np.ndarray:
    lesser, greater = sides(relation, values)
    return np.asarray(greater - lesser)
