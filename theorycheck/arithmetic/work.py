"""How much work exact numbers may take: operations are counted, so that none go on without hope.

They are counted, not timed: a trial that is too large for exact numbers is so on every machine.
"""

import contextlib
import math
from collections.abc import Iterator

from theorycheck.errors import TooMuchWork


class _Left:
    """What is left of the operations that the innermost block may take."""

    operations = math.inf


_LEFT = _Left()


def spend(cost: float = 1) -> None:
    """Count an operation that takes as long as `cost` on balls; raise TooMuchWork at the end."""
    _LEFT.operations -= cost
    if _LEFT.operations < 0:
        raise TooMuchWork("it takes more operations on exact numbers than one claim may spend")


@contextlib.contextmanager
def at_most(operations: float) -> Iterator[None]:
    """Let exact numbers take so many operations inside the block, and no more than are left."""
    before = _LEFT.operations
    given = min(operations, before)
    _LEFT.operations = given
    try:
        yield
    finally:
        _LEFT.operations = before - (given - max(0, _LEFT.operations))
