"""A trial run again on the noise of every decided trial: as it is, or in noisy arithmetic.

There every operation on what `let` and `rng` handed out errs by a random unit in the last place.
"""

import contextlib
import copy
import functools
import time
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from theorycheck.arithmetic.lifting import each_number
from theorycheck.arithmetic.noisy import Noise, drawn, noisy, noticed
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let, repeating
from theorycheck.confirm.black_boxes import with_black_boxes
from theorycheck.errors import TrialError, WholeNumbersOverflow
from theorycheck.search.effort import Run

Move = tuple[Noise, dict[str, Any] | None]  # the noise of a run, and the values, if it gave any

_LARGE = 8.0  # units: how far the operations of every other pair of runs err


def rerun(claim: Claim, let: Let, run: Run) -> dict[str, Any]:
    """Run the trial once, on the stream of noise that every run of a decided trial shares."""
    rng = run.generator(claim.name, "noise") if claim.asks.rng else None
    trials = run.effort.exploration_trials if claim.asks.trials else None
    return claim.run(let, rng and drawn(rng), trials)


@contextlib.contextmanager
def erring(
    instance: Instance, rng: np.random.Generator, k: int
) -> Iterator[tuple[Noise, Callable[[], Let]]]:
    """Let operations err inside the block; give the noise, and what makes lets that repeat.

    In every other run arrays that are drawn err as well: compiled code that takes them in rounds
    where nobody sees it.
    """
    with noisy(rng) as noise:
        noise.nudges = bool(k % 2)
        yield noise, lambda: repeating(instance, functools.partial(each_number, change=drawn))


class NoisyRuns:
    """The runs of a trial at one instance in noisy arithmetic, and the plain one: each made once.

    Raises TrialError, when it is made, if the trial can't run.
    """

    def __init__(self, claim: Claim, instance: Instance, run: Run) -> None:
        self.claim = claim
        self.plain = rerun(claim, repeating(instance), run)
        self._instance, self._run = instance, run
        self._precisions: dict[str, Any] = {}
        self._made: list[Move] = []
        self._seconds = 0.0

    def fitting(self, seconds: float, *, least: int, most: int) -> int:
        """Return how many runs are made in so many seconds, by what the first ones took."""
        each = self._seconds / max(1, len(self._made))
        return most if most * each <= seconds else max(least, int(seconds / each))

    def first(self, count: int) -> list[Move]:
        """Return the noise and the values of the first `count` runs.

        The values are None where rounding breaks the trial. The noise is a copy that goes on from
        where the run ended.
        """
        start = time.thread_time()
        while len(self._made) < count:
            self._made.append(self._another())
        self._seconds += time.thread_time() - start
        return [(copy.deepcopy(noise), values) for noise, values in self._made[:count]]

    def _another(self) -> Move:
        k = len(self._made)
        rng = self._run.generator(self.claim.name, "rounding", k)
        with erring(self._instance, rng, k) as (noise, repeated):
            noise.size = _LARGE if k % 4 > 1 else 1.0
            boxed = with_black_boxes(self.claim, noise, self._precisions)
            try:
                values = rerun(boxed, repeated(), self._run)
            except WholeNumbersOverflow:
                raise
            except TrialError:
                return noise, None
            return noise, {name: _as_noisy(value) for name, value in values.items()}


def _as_noisy(value: Any) -> Any:
    """Return what a statement computes with: it errs as well."""
    array = np.asanyarray(value)
    return noticed(array) if array.dtype.kind in "fiu" else value
