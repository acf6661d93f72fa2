"""The alarm that ends a budget, and the trial it falls into, which may not pass it over."""

import gc
import signal
import sys
import threading
from collections.abc import Callable
from types import FrameType
from typing import TypeVar

from theorycheck.errors import AlarmSwallowed, BudgetEnded

Result = TypeVar("Result")

AGAIN = 1.0  # seconds: the first alarm may fall into code that loses it without any fault
_SHORTLY = 1e-3  # seconds
_HURRIED = 1e-6  # seconds, up to a hundred times: a loop that swallows all is open for so long
_SWALLOWED = (
    "the trial caught the alarm that ends its budget, and went on: no trial may catch what it does "
    "not know; write `except` with the errors it expects, not a bare one and not BaseException"
)


class _Watch(threading.local):
    """What is known of the trials and the alarms of this thread."""

    set = False
    inside = False  # a trial is running
    rings = 0  # while it ran
    hurried = False
    returned = 0  # trials, since the alarm was set


_WATCH = _Watch()


def begin() -> None:
    """Note that the alarm is set, and that no trial has returned since."""
    _WATCH.set, _WATCH.hurried, _WATCH.returned = True, False, 0


def end() -> None:
    """Note that whatever rings from now on has nothing to say."""
    _WATCH.set = False


def has_any_trial_returned() -> bool:
    """Return whether a trial has returned since the alarm was last set."""
    return _WATCH.returned > 0


def ring(_: int, frame: FrameType | None) -> None:
    """Raise BudgetEnded, and set the next alarm: soon, where a trial swallowed the last one."""
    if not _WATCH.set:
        return
    if _is_collecting_garbage(frame):
        signal.setitimer(signal.ITIMER_REAL, _SHORTLY, AGAIN)
        return
    at_the_door = not _WATCH.inside or (frame is not None and frame.f_code is attended.__code__)
    late, _WATCH.hurried = _WATCH.hurried and at_the_door, False
    if _WATCH.inside and not late:
        _WATCH.rings += 1
        _WATCH.hurried = _WATCH.rings > 1 and not _rings_in(sys.exc_info()[1])
    soon = _HURRIED * (1 + _WATCH.rings % 100)
    signal.setitimer(signal.ITIMER_REAL, soon if _WATCH.hurried else AGAIN, AGAIN)
    if not late:
        raise BudgetEnded


def _is_collecting_garbage(frame: FrameType | None) -> bool:
    """Return whether Python would print what is raised here, and go on."""
    callbacks = [getattr(callback, "__code__", None) for callback in gc.callbacks]
    return frame is not None and frame.f_code in callbacks


def attended(call: Callable[[], Result]) -> Result:
    """Return what a trial gives; raise AlarmSwallowed where it went on though the alarm rang."""
    _WATCH.rings, _WATCH.inside = 0, True
    try:
        result = call()
    except BaseException as error:
        _WATCH.inside = False
        if not isinstance(error, KeyboardInterrupt) and _was_swallowed(error):
            raise AlarmSwallowed(_SWALLOWED) from error
        raise
    _WATCH.inside = False
    _WATCH.returned += 1
    if _WATCH.rings:
        raise AlarmSwallowed(_SWALLOWED)
    return result


def _was_swallowed(error: BaseException) -> bool:
    """Return whether it rang more often than `error` and what it interrupted can tell."""
    return _WATCH.rings > (_rings_in(error) if isinstance(error, BudgetEnded) else 0)


def _rings_in(error: BaseException | None) -> int:
    """Return how many alarms `error` holds: itself, and those it was raised while handling."""
    rings = 0
    while error is not None:
        rings += isinstance(error, BudgetEnded)
        error = error.__context__
    return rings
