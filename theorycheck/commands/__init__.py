"""What each command of the command line does."""

from theorycheck.commands.checking import check, replay
from theorycheck.commands.showing import bound, explain, list_claims, new
from theorycheck.commands.statistics import calibration, plan

__all__ = ["bound", "calibration", "check", "explain", "list_claims", "new", "plan", "replay"]
