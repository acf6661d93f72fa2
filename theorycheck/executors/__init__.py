"""Where the work is done: here, in processes beside, or on a cluster; results are the same."""

from theorycheck.executors.ahead import ahead_of
from theorycheck.executors.choosing import Executing, available_cores, opened, refuse_unknown
from theorycheck.executors.travel import ExecutorError, WorkerLost, WorkersDiffer
from theorycheck.executors.workers import Workers

__all__ = [
    "Executing",
    "ExecutorError",
    "WorkerLost",
    "Workers",
    "WorkersDiffer",
    "ahead_of",
    "available_cores",
    "opened",
    "refuse_unknown",
]
