"""Baselines: what is kept of verdicts in a user's repository, and how later ones differ from it."""

from theorycheck.baselines.comparing import Comparing, Comparison, compared, gone, saving
from theorycheck.baselines.differences import Difference, Kind, kinds_named
from theorycheck.baselines.file import Baseline, BaselineError, read_baseline, write_baseline
from theorycheck.baselines.kept import Kept, Saved

__all__ = [
    "Baseline",
    "BaselineError",
    "Comparing",
    "Comparison",
    "Difference",
    "Kept",
    "Kind",
    "Saved",
    "compared",
    "gone",
    "kinds_named",
    "read_baseline",
    "saving",
    "write_baseline",
]
