"""What every confirmer asks of a trial before it looks at the numbers."""

from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.claims.trial import check_finite, check_names
from theorycheck.confirm.enumerated import optional_names
from theorycheck.search.observation import assumptions_hold


def is_instance(claim: Claim, values: dict[str, Any]) -> bool:
    """Return whether the claim speaks of what a trial returned: whether its assumptions hold.

    Raises TrialError for values that are not those of its symbols, or are no finite numbers.
    """
    optional = optional_names(claim, values)
    check_names(values, frozenset(claim.symbols), optional=optional, known=claim.vocabulary)
    if not assumptions_hold(claim, values):
        return False
    check_finite(values)
    return True
