"""The time of a run, shared among its claims: what one leaves over, the others have."""

import math
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace

from theorycheck.catalogue.finding import Found
from theorycheck.runs.outcomes import known, needed
from theorycheck.search.effort import Run

_LEAST = 1.0  # seconds, or all that is left: in less, hardly any claim says anything
_NOTHING = 0.05  # seconds


def fair_share(needs: Sequence[float], total: float) -> float:
    """Return the most that each may have if `total` is shared among those who need so much.

    Whoever needs less leaves the rest to the others; infinite where all have what they need.
    """
    left = len(needs)
    for need in sorted(needs):
        if need * left > total:
            return total / left
        total, left = total - need, left - 1
    return math.inf


class Allowance:
    """What is left of a run's `seconds`, for claims of which each needs about so many seconds.

    They are judged `at_once` many at a time. An unknown need is infinite. `clock` tells how many
    seconds have been spent.
    """

    def __init__(
        self,
        seconds: float,
        needs: Sequence[float],
        at_once: int = 1,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.seconds = seconds
        self._needs, self._at_once, self._clock = sorted(needs), at_once, clock
        self._end, self._ends = clock() + seconds, list[float]()
        self._lock = threading.Lock()

    @contextmanager
    def share(self, run: Run, need: float) -> Iterator[Run | None]:
        """Give the run as the next claim has it, which needs about so much; None without time."""
        with self._lock:
            seconds = self._next(need)
            end = self._clock() + min(seconds, run.effort.seconds)
            self._ends.append(end)
        try:
            yield self._cut(run, seconds)
        finally:
            with self._lock:
                self._ends.remove(end)

    def _next(self, need: float) -> float:
        now = self._clock()
        left = self._end - now
        spoken_for = sum(max(0.0, end - now) for end in self._ends)
        fair = fair_share(self._needs, max(0.0, left * self._at_once - spoken_for))
        if self._needs:
            self._needs.remove(need if need in self._needs else self._needs[-1])
        return min(left, max(fair, _LEAST))

    def _cut(self, run: Run, seconds: float) -> Run | None:
        if seconds < _NOTHING:
            return None
        if seconds >= run.effort.seconds:
            return run
        searching = min(run.effort.searching, seconds / 2)
        effort = replace(run.effort, seconds=round(seconds, 2), searching=searching)
        return replace(run, effort=effort, budget=self.seconds)


class Stopwatch:
    """A clock that runs only inside its blocks: so the time between two claims is nobody's."""

    def __init__(self) -> None:
        self._spent, self._since = 0.0, math.nan

    def __enter__(self) -> None:
        self._since = time.monotonic()

    def __exit__(self, *_: object) -> None:
        self._spent, self._since = self(), math.nan

    def __call__(self) -> float:
        """Return for how many seconds it has run."""
        return self._spent + (0 if math.isnan(self._since) else time.monotonic() - self._since)


Sharing = Callable[[Found, Run], AbstractContextManager[Run | None]]


def sharing(
    found: Sequence[Found],
    budget: float | None,
    at_once: int = 1,
    clock: Callable[[], float] = time.monotonic,
) -> Sharing:
    """Return what gives each of the claims `found` the run as it has it, or None without time.

    `budget` is how many seconds there are for all, from now on; without one, each has the run as
    it is.
    """
    if budget is None:
        return lambda _, run: nullcontext(run)
    allowance = Allowance(budget, [needed(known(item)) for item in found], at_once, clock)
    return lambda item, run: allowance.share(run, needed(known(item)))
