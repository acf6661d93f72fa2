"""Claims that could not be made, as pytest items: each fails, and says why."""

from typing import Any

import pytest

from theorycheck.catalogue.finding import Problem, shown
from theorycheck.catalogue.malformed import Malformed
from theorycheck.plugin.claim_items import NotAsExpected


class MalformedItem(pytest.Item):
    """A malformed claim as one test, which fails."""

    def __init__(self, *, malformed: Malformed, **rest: Any) -> None:
        super().__init__(**rest)
        self._malformed = malformed
        self.theory = {"problem": malformed.message}

    def runtest(self) -> None:
        """Raise NotAsExpected, with what is wrong and where."""
        raise NotAsExpected(Problem(shown(self.path), self.name, self._malformed.message))

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Show the problem alone, without a traceback."""
        if isinstance(excinfo.value, NotAsExpected):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int, str]:
        """Return the place of the claim."""
        return self.path, self._malformed.line - 1, self.name


def item_for(
    module: pytest.Module, name: str, malformed: Malformed
) -> MalformedItem | list[MalformedItem]:
    """Return the item of a malformed claim, or none for a further name of it."""
    if name != malformed.name:
        return []
    return MalformedItem.from_parent(module, name=name, malformed=malformed)
