"""Runs over many claims: where each is judged, for how long, and what is known of the last run."""

from theorycheck.runs.allowance import Allowance, Stopwatch, fair_share, sharing
from theorycheck.runs.budgets import Budgets
from theorycheck.runs.outcomes import Known, known, note, urgent_first
from theorycheck.runs.working import OutOfBudget, not_looked_at, travelling, working

__all__ = [
    "Allowance",
    "Budgets",
    "Known",
    "OutOfBudget",
    "Stopwatch",
    "fair_share",
    "known",
    "not_looked_at",
    "note",
    "sharing",
    "travelling",
    "urgent_first",
    "working",
]
