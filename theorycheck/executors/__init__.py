"""Where the work is done: here, in processes beside, or on a cluster; results are the same.

Names are imported when they are first used: processes are started before all else is loaded.
"""

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from theorycheck.executors.ahead import ahead_of
    from theorycheck.executors.choosing import Executing, opened, refuse_unknown
    from theorycheck.executors.spares import available_cores
    from theorycheck.executors.travel import ExecutorError, WorkerLost, WorkersDiffer
    from theorycheck.executors.workers import Workers

_HOMES = {
    "Executing": "choosing",
    "ExecutorError": "travel",
    "WorkerLost": "travel",
    "Workers": "workers",
    "WorkersDiffer": "travel",
    "ahead_of": "ahead",
    "available_cores": "spares",
    "opened": "choosing",
    "refuse_unknown": "choosing",
}

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


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module 'theorycheck.executors' has no attribute {name!r}")
    return getattr(importlib.import_module(f"theorycheck.executors.{_HOMES[name]}"), name)
