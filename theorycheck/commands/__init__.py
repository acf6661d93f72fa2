"""What each command of the command line does."""

from theorycheck.commands.audit import audit, audit_targets
from theorycheck.commands.checking import check, replay
from theorycheck.commands.showing import bound, explain, list_claims, new
from theorycheck.commands.statistics import calibration, plan

__all__ = [
    "audit",
    "audit_targets",
    "bound",
    "calibration",
    "check",
    "explain",
    "list_claims",
    "new",
    "plan",
    "replay",
]
