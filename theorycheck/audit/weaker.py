"""Whether a mutant claims no more than the claim it was made of: then its survival says nothing."""

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from theorycheck.audit.mutants import Mutant
from theorycheck.audit.tape import Tape, points
from theorycheck.claims.formula import evaluate
from theorycheck.confirm.enumerated import DELTAS, free_delta
from theorycheck.errors import TheorycheckError

_LOOKED_AT = 200  # instances
_ROUNDING = 1e-9  # relative: formulas closer than that are equal


def weaker(mutant: Mutant, tape: Tape) -> str:
    """Return why the mutant claims no more than the claim, or nothing if somewhere it does."""
    if mutant.target is None:
        return ""
    if _is_weaker_by_symbols(mutant):
        return "weaker, by symbolic comparison"
    if mutant.formula.is_number and mutant.target.formula.is_number:
        return ""
    compared = 0
    for values in valued(tape, mutant.claim):
        try:
            old, new = both_bounds(mutant, values)
        except TheorycheckError:
            return ""
        if not _is_at_most(old, new, mutant.target.stronger):
            return ""
        compared += 1
    return f"weaker or equal at all {compared} points compared" if compared else ""


def both_bounds(mutant: Mutant, values: Mapping[str, Any]) -> tuple[Any, Any]:
    """Return what the claim's formula and the mutant's give for these values."""
    assert mutant.target is not None
    return evaluate(mutant.target.formula, values), evaluate(mutant.formula, values)


def _is_weaker_by_symbols(mutant: Mutant) -> bool:
    assert mutant.target is not None
    difference = mutant.formula - mutant.target.formula
    stronger = mutant.target.stronger
    return bool(difference.is_nonnegative if stronger < 0 else difference.is_nonpositive) and (
        stronger != 0
    )


def _is_at_most(old: Any, new: Any, stronger: int) -> bool:
    old, new = np.broadcast_arrays(np.asarray(old, float), np.asarray(new, float))
    if not np.all(np.isfinite(new)):
        return False
    slack = _ROUNDING * np.maximum(np.abs(old), np.abs(new))
    if stronger == 0:
        return bool(np.all(np.abs(old - new) <= slack))
    return bool(np.all((new - old) * -stronger >= -slack))


def valued(tape: Tape, claim: Any) -> Iterator[Mapping[str, Any]]:
    """Yield values of the statement's symbols at valid instances, at three deltas if it is free."""
    for _, values in points(tape, _LOOKED_AT):
        delta = free_delta(claim, values)
        grid = DELTAS[::5] if delta else ()
        yield from ({**values, str(delta): float(d)} for d in grid)
        if not grid:
            yield values
