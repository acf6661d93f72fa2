"""The hunt: drafts of printed statements, what falls of them, and what would have stood."""

from theorycheck.hunting.finds import Find, hunted
from theorycheck.hunting.repairs import Repair, repairs

__all__ = ["Find", "Repair", "hunted", "repairs"]
