"""From a counterexample to one that a person can read: Hypothesis shrinks it."""

import math
import time
from collections.abc import Callable
from dataclasses import dataclass

import hypothesis
import hypothesis.strategies as st
from hypothesis import Phase
from hypothesis.database import InMemoryExampleDatabase, choices_to_bytes
from hypothesis.internal.reflection import function_digest

from theorycheck.claims.draws import Choice, Instance, InvalidChoices, Let, exploring, reading
from theorycheck.errors import TheorycheckError
from theorycheck.search.quiet import quiet, raise_interruption

IsCounterexample = Callable[[Let], bool]


class _StillFalse(Exception):
    """A smaller instance still breaks the claim."""


@dataclass
class _Smallest:
    instance: Instance
    calls: int = 0


def shrink(
    instance: Instance,
    is_counterexample: IsCounterexample,
    *,
    calls: int,
    seconds: float = math.inf,
) -> Instance:
    """Return the smallest instance found, within `calls` tries, that is still a counterexample.

    No try begins after so many `seconds` of this thread's processor.

    The instance's choices are laid into a database as an example not yet shrunk; Hypothesis replays
    and shrinks it. Then continuous knobs are rounded to the shortest fraction that still will do.
    """
    if instance.witness is not None or not instance.choices or not calls:
        return instance
    smallest, end = _Smallest(instance), time.thread_time() + seconds

    def holds(let: Let) -> bool:
        smallest.calls += 1
        if smallest.calls > calls or time.thread_time() > end:
            return False
        try:
            found = is_counterexample(let)
        except (TheorycheckError, InvalidChoices):
            return False
        if found:
            smallest.instance = let.instance()
        return found

    _shrink_by_hypothesis(instance, holds, calls)
    _round(smallest, holds)
    return smallest.instance


def _shrink_by_hypothesis(instance: Instance, holds: IsCounterexample, calls: int) -> None:
    database = InMemoryExampleDatabase()

    @hypothesis.settings(
        quiet(calls, (Phase.reuse, Phase.shrink)), database=database, print_blob=False
    )
    @hypothesis.given(st.data())
    def body(data: st.DataObject) -> None:
        if holds(exploring(data)):
            raise _StillFalse

    # A primary entry counts as shrunk already; a secondary one is replayed and shrunk.
    key = function_digest(body.hypothesis.inner_test) + b".secondary"  # type: ignore[attr-defined]
    database.save(key, choices_to_bytes([choice.value for choice in instance.choices]))
    try:
        body()
    except _StillFalse:
        pass
    except hypothesis.errors.Flaky as error:
        raise_interruption(error)  # else the allowed calls ran out in mid-shrink


def _round(smallest: _Smallest, holds: IsCounterexample) -> None:
    for k in range(len(smallest.instance.choices)):
        for step in (512, 256, 128, 64, 32, 16):
            choices = smallest.instance.choices
            if k >= len(choices) or not _is_fine(choices[k], step):
                break
            rounded = round(choices[k].value / step) * step
            if rounded == choices[k].value:
                break
            values = [c.value for c in choices]
            values[k] = rounded
            if holds(reading(values)):
                break


def _is_fine(choice: Choice, step: int) -> bool:
    low, high = choice.low, choice.high
    return low is not None and high is not None and high - low >= 2 * step
