"""How far a search goes where a trial takes long: shortened by halves, until it fits its time.

Only the time of the trial itself counts, on its processor: other work on the machine shortens
nothing, and no trial faster than a few hundredths of a second is ever affected.
"""

import math
import time
from collections.abc import Iterator
from contextlib import contextmanager

from theorycheck.claims.draws import Let

_FEWEST = 12  # evaluations, however long they take
_FIRST_LOOK = 8  # and again whenever twice as many have been made


@contextmanager
def clocked(let: Let) -> Iterator[None]:
    """Let the trial that runs inside the block, with `let`, say how long it took."""
    start = time.thread_time()
    try:
        yield
    finally:
        let.seconds = time.thread_time() - start


class Pace:
    """Which share of the evaluations that a search was to make fits into its time."""

    def __init__(self, planned: int, seconds: float) -> None:
        self.share = 1.0
        self._planned, self._seconds = planned, seconds
        self._made, self._spent, self._next_look = 0, 0.0, _FIRST_LOOK
        self._longest = 0.0

    def note(self, seconds: float) -> None:
        """Take in how long a trial took."""
        self._made, self._spent = self._made + 1, self._spent + seconds
        self._longest = max(self._longest, seconds)
        if self._made < self._next_look:
            return
        self._next_look *= 2
        needed = self._each() * self._planned
        if needed > self._seconds:
            self.share = min(self.share, 2.0 ** math.floor(math.log2(self._seconds / needed)))

    def _each(self) -> float:
        """Return what a trial takes, the longest left out: it may have imported a library."""
        return (self._spent - self._longest) / (self._made - 1)

    def of(self, count: int) -> int:
        """Return how many of `count` evaluations are to be made."""
        return count if self.share == 1 else min(count, max(_FEWEST, int(count * self.share)))

    @property
    def words(self) -> str:
        """What to say of a search that was shortened; "" of one that was not."""
        if self.share == 1:
            return ""
        each, share = self._each(), round(1 / self.share)
        return f"the search was shortened to 1/{share}: a trial takes {each:.1g} s"
