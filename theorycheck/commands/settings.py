"""What commands are told: by the project's own settings, and where they are to work."""

from pathlib import Path
from typing import Any

from theorycheck.configuration import configuration, defaults_of_commands
from theorycheck.errors import CatalogueError
from theorycheck.executors import available_cores, refuse_unknown


def defaults() -> dict[str, Any]:
    """Return the defaults that the nearest pyproject.toml gives to each command."""
    return defaults_of_commands(configuration(Path.cwd()))


def executor_of(executor: str | None, jobs: int | None) -> str:
    """Return the executor that was asked for: without any, processes on all cores.

    Raises CatalogueError if both options are given, and ExecutorError for a name that is none.
    """
    if executor is not None and jobs is not None:
        raise CatalogueError(
            f"--jobs {jobs} and --executor {executor}: both say where to work; --jobs {jobs} is "
            f"short for --executor processes:{jobs}, so give one of them"
        )
    executor = executor or f"processes:{jobs or available_cores()}"
    refuse_unknown(executor)
    return executor
