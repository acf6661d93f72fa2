"""Why a mutant survived: how far it is from falling, where that can be told."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.audit.mutants import Mutant
from theorycheck.audit.weaker import both_bounds
from theorycheck.claims.statement import Probably
from theorycheck.confirm.decision import Decision, Outcome
from theorycheck.errors import TheorycheckError

_NEAR = 0.95  # of its bound: what comes so near should have fallen
_SAME = 1e-3  # relative
_ROOM = "the theorem leaves room"
_IDLE = "the slip changes nothing where the bound is attained"


def explained(mutant: Mutant, decision: Decision) -> str:
    """Return why a mutant stands after this decision; nothing of one that does not."""
    reached = decision.tightness
    if decision.outcome is not Outcome.STANDS or reached is None:
        return ""
    room = _ROOM if reached < _NEAR else "a near miss"
    if isinstance(mutant.claim.statement, Probably):
        return f"{room}: failures come to {reached:.2g} of those that the mutant allows"
    if reached >= _NEAR and _changes_nothing(mutant, decision.values):
        return f"{_IDLE}: there {reached:.3g} of the bound is reached"
    return f"{room}: {reached:.3g} of the mutant's bound is reached where it is worst"


def _changes_nothing(mutant: Mutant, values: Mapping[str, Any]) -> bool:
    """Return whether the slip leaves the bound as it is at an instance, for some step at least."""
    if mutant.target is None:
        return False
    try:
        old, new = both_bounds(mutant, values)
        return bool(np.any(np.abs(old - new) <= _SAME * np.abs(old)))
    except (TheorycheckError, TypeError):
        return False
