"""Whether a claim falls only where an assumption holds with equality, and so on its boundary."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from theorycheck.arithmetic import EXACT, lifted
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import sides
from theorycheck.claims.relations import made_strict, may_be_equal
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.excluded import holds_exactly
from theorycheck.errors import TheorycheckError
from theorycheck.search.effort import Run
from theorycheck.search.observation import nearly_equal

Falls = Callable[[Claim], bool]


def told_of_boundary(claim: Claim, decision: Decision, run: Run, falls: Falls) -> Decision:
    """Return a refutation that names the boundaries without which `falls` finds none.

    Where rounding alone may have put the counterexample on such a boundary, it is undecided.
    """
    if decision.outcome is not Outcome.REFUTED or decision.instance is None:
        return decision
    only = [
        assumption
        for assumption in claim.assume
        if _is_touched(claim, assumption, decision, run) and not falls(_without(claim, assumption))
    ]
    if not only:
        return decision
    where = " and ".join(f"{assumption.lhs} = {assumption.rhs}" for assumption in only)
    cure = f"write {', '.join(str(made_strict(a)) for a in only)} if the theorem excludes it"
    if all(_is_exact(assumption, decision) for assumption in only):
        return _said(decision, Outcome.REFUTED, f"falls only on the boundary {where}: {cure}")
    words = f"but only within rounding of the boundary {where}, so it may be none: {cure}"
    return _said(decision, Outcome.UNDECIDED, words)


def _said(decision: Decision, outcome: Outcome, words: str) -> Decision:
    return replace(decision, outcome=outcome, reason=f"{decision.reason}; {words}")


def _without(claim: Claim, boundary_of: Any) -> Claim:
    """Return the claim with that assumption made strict."""
    return replace(
        claim, assume=tuple(made_strict(a) if a == boundary_of else a for a in claim.assume)
    )


def _is_touched(claim: Claim, assumption: Any, decision: Decision, run: Run) -> bool:
    """Return whether the counterexample may lie on the boundary of the assumption."""
    if not may_be_equal(assumption) or decision.instance is None:
        return False
    try:
        near = nearly_equal(*sides(assumption, decision.values))
    except TheorycheckError:
        return False
    inside = bool(near.any()) and holds_exactly(_without(claim, assumption), decision.instance, run)
    return bool(near.any()) and not inside


def _is_exact(assumption: Any, decision: Decision) -> bool:
    """Return whether the counterexample lies on the boundary and not only within rounding of it.

    An exact refutation has decided that; of any other, the values that came back are taken as they
    are.
    """
    if decision.soundness is Soundness.EXACT:
        return True
    values: Mapping[str, Any] = {s.name: decision.values[s.name] for s in assumption.free_symbols}
    try:
        lesser, greater = sides(assumption, lifted(values, EXACT.lift), EXACT)
        return bool(np.any(lesser == greater))
    except Exception:  # noqa: BLE001 - whatever numbers can't do: then nothing tells
        return False
