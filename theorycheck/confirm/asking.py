"""What every confirmer asks of a trial before it looks at the numbers."""

from collections.abc import Callable
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.trial import check_finite, check_names
from theorycheck.confirm.enumerated import optional_names
from theorycheck.search.observation import assumptions_hold


def is_instance(
    claim: Claim, values: dict[str, Any], exactly: Callable[[], bool] = lambda: False
) -> bool:
    """Return whether the claim speaks of what a trial returned: whether its assumptions hold.

    Where rounding can't tell a strict assumption from equality, `exactly` is asked; without it
    there is no instance.
    Raises TrialError for values that are not those of its symbols, or are no finite numbers.
    """
    optional = optional_names(claim, values)
    check_names(values, frozenset(claim.symbols), optional=optional, known=claim.vocabulary)
    holds = assumptions_hold(claim, values)
    if not (exactly() if holds is None else holds):
        return False
    check_finite(values)
    return True
