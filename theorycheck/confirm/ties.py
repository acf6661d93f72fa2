"""Events in float64: where rounding decides between two sides, what the claim hopes for happens.

An event that the claim wants holds on a tie, one that it wants seldom does not come about.
"""

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.formula import sides
from theorycheck.errors import TrialError

RELATIVE = 1e-12  # of the sides: what is closer is a tie
Ties = Mapping[Any, np.ndarray]  # what rounding explains of the room between a relation's sides
NONE: Ties = {}


def happens(event: Any, values: Mapping[str, Any], *, hoped: bool, ties: Ties = NONE) -> Any:
    """Return where `event` comes about; raise TrialError for a side that is not finite."""
    if isinstance(event, sympy.And | sympy.Or):
        each = [happens(part, values, hoped=hoped, ties=ties) for part in event.args]
        join = np.logical_and if isinstance(event, sympy.And) else np.logical_or
        return functools.reduce(join, each)
    if isinstance(event, sympy.Not):
        return ~happens(event.args[0], values, hoped=not hoped, ties=ties)
    lesser, greater = finite_sides(event, values)
    tie = np.maximum(RELATIVE * (np.abs(lesser) + np.abs(greater)), ties.get(event, 0.0))
    off = np.abs(greater - lesser) if isinstance(event, sympy.Eq) else lesser - greater
    if hoped:
        return off <= tie
    return off == 0 if isinstance(event, sympy.Eq) else off < -tie


def finite_sides(relation: Any, values: Mapping[str, Any]) -> Any:
    """Return the sides of a relation; raise TrialError where one is not finite."""
    lesser, greater = sides(relation, values)
    if not (np.all(np.isfinite(lesser)) and np.all(np.isfinite(greater))):
        raise TrialError(f"a side of {relation} is not finite; NaN and infinity never pass")
    return lesser, greater


def relations_of(event: Any) -> list[Any]:
    """Return the relations that an event is made of."""
    if isinstance(event, sympy.And | sympy.Or | sympy.Not):
        return [relation for part in event.args for relation in relations_of(part)]
    return [event]
