"""Where a theorem is used: which instances, and which entries of one, lie in its regime."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate, names_in, sides
from theorycheck.claims.statement import Scaling, quantifiers_of
from theorycheck.search.observation import NO_FLOOR, Floor, Observation, observe

Values = Mapping[str, Any]


def told_of_regime(
    claim: Claim, relation: Any, values: Values, seen: Observation, floor: Floor = NO_FLOOR
) -> Observation:
    """Return an observation that says how close its entries in the claim's regime come.

    `relation` is what `values` were held against; without one, all of an instance lies in the
    regime or nothing.
    """
    if not claim.used_where:
        return seen
    mask = regime_mask(claim, values)
    if not mask.any():
        return replace(seen, outside=distance(claim, values))
    if mask.all() or relation is None:
        return replace(seen, within=seen)
    return replace(seen, within=observe(claim, relation, _entries(relation, values, mask), floor))


def regime_mask(claim: Claim, values: Values) -> np.ndarray:
    """Return which entries lie in the regime; of random ones, whether all trials do."""
    mask = np.ones((), dtype=bool)
    for relation in _relations(claim):
        holds = np.asarray(evaluate(relation, values), dtype=bool)
        mask = mask & (holds if _tells_entries(claim, relation) else np.all(holds))
    return mask


def _relations(claim: Claim) -> Iterator[Any]:
    """Yield the relations of the regime; a rate has a scope instead of one in its size."""
    scope = claim.statement.quantifier.args[1:2] if isinstance(claim.statement, Scaling) else ()
    yield from (r for r in claim.used_where if not r.free_symbols & set(scope))


def _tells_entries(claim: Claim, relation: Any) -> bool:
    """Return whether what the relation speaks of may differ between what is compared."""
    if not quantifiers_of(claim.statement):
        return True
    return not names_in(relation) & (claim.inside - {"delta"})


def _entries(relation: Any, values: Values, mask: np.ndarray) -> dict[str, Any]:
    names = names_in(relation)
    inside, *arrays = np.broadcast_arrays(mask, *(np.asarray(values[name]) for name in names))
    return {name: array[inside] for name, array in zip(names, arrays, strict=True)}


def distance(claim: Claim, values: Values) -> float:
    """Return how far the nearest entry lies outside, from 0 to 1 for each relation."""
    return sum(_shortfall(relation, values) for relation in _relations(claim))


def _shortfall(relation: Any, values: Values) -> float:
    lesser, greater = sides(relation, values)
    off = np.abs(lesser - greater) if isinstance(relation, sympy.Eq) else lesser - greater
    scale = np.abs(lesser) + np.abs(greater)
    relative = np.divide(off, scale, out=np.zeros(np.shape(off)), where=scale > 0)
    return float(np.clip(np.min(relative), 0, 1))
