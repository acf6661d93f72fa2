"""What a run may spend, as it was written: in all, and on each claim."""

from dataclasses import dataclass

from theorycheck.search.effort import Budget, read_budget


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
