"""Where a command is to work, as it was told."""

from theorycheck.errors import CatalogueError
from theorycheck.executors import refuse_unknown
from theorycheck.executors.spares import asked_for


def executor_of(executor: str | None, jobs: int | None) -> str:
    """Return the executor that was asked for: without any, processes on all cores.

    Raises CatalogueError if both options are given, and ExecutorError for a name that is none.
    """
    if executor is not None and jobs is not None:
        raise CatalogueError(
            f"--jobs {jobs} and --executor {executor}: both say where to work; --jobs {jobs} is "
            f"short for --executor processes:{jobs}, so give one of them"
        )
    where = asked_for(executor, jobs)
    refuse_unknown(where)
    return where
