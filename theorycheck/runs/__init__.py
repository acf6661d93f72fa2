"""Runs over many claims: where each is judged, for how long, and what is known of the last run."""

from theorycheck.runs.allowance import Allowance, fair_share
from theorycheck.runs.outcomes import Known, known, note, urgent_first
from theorycheck.runs.working import OutOfBudget, working

__all__ = [
    "Allowance",
    "Known",
    "OutOfBudget",
    "fair_share",
    "known",
    "note",
    "urgent_first",
    "working",
]
