"""What check and audit are both told: where to work, and what may be spent."""

from dataclasses import dataclass

from theorycheck.errors import CatalogueError
from theorycheck.executors import available_cores, refuse_unknown
from theorycheck.search.effort import Budget, read_budget


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


@dataclass(frozen=True)
class Budgets:
    """The budget of the whole run, and the one of each claim, as they were written."""

    run: str | None = None
    per_claim: str | None = None

    def of_run(self) -> Budget:
        """Return what the whole run may spend; raise StatementError if it can't be read."""
        return Budget() if self.run is None else read_budget(self.run)

    @property
    def text(self) -> str | None:
        """Both in words; None if there are none."""
        words = [self.run, self.per_claim and f"{self.per_claim} per claim"]
        return ", ".join(filter(None, words)) or None
