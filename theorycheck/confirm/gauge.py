"""What rounding can explain of the two sides of a relation, measured on the trial itself.

The trial is run again a few times in Monte Carlo arithmetic: every operation on what `let` and
`rng` handed out errs by a random unit in the last place. A part that a user brings is a black box:
what it asks and is answered, and what it returns, errs by a unit of the largest entry.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from theorycheck.arithmetic import FLOAT64
from theorycheck.arithmetic.noisy import Noise, noisy
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import sides
from theorycheck.confirm.black_boxes import precision_of
from theorycheck.confirm.enumerated import events_at, resolved
from theorycheck.confirm.reruns import NoisyRuns
from theorycheck.confirm.ties import NONE, Ties, measured
from theorycheck.errors import TheorycheckError

Values = Mapping[str, Any]

FACTOR = 64  # times the largest error seen in so many runs, for what they did not show
RUNS = 12
_DRAWN_BITS = 16  # no number that is drawn has more
_JUMP = 16.0


@dataclasses.dataclass(frozen=True)
class Gauge:
    """A relation's sides in float64, and what rounding can explain of their difference.

    `rounding` is absolute, at each entry, and infinite where rounding breaks the trial; `worst` is
    the least room between the sides that any run left; `largest` the largest number that was
    rounded on the way; `unit` the one in the last place of the shortest floats, and `words` tell
    who has them.
    """

    relation: Any
    lesser: np.ndarray
    greater: np.ndarray
    rounding: np.ndarray
    worst: np.ndarray
    largest: float
    unit: float
    words: str = ""


def gauge(trials: NoisyRuns, runs: int = RUNS) -> Gauge:
    """Measure what rounding can explain at an instance, by the first `runs` of its noisy runs."""
    claim, plain = trials.claim, trials.plain
    moves = trials.first(runs)
    whole = [(noise, values) for noise, values in moves if values]
    ties = NONE
    if "weights" in plain:
        ties = Ties(measured(*events_at(claim, plain), whole, FACTOR), plain)
    relation, values = resolved(claim, plain, FLOAT64, ties)
    lesser, greater = sides(relation, values)
    moved = [_moved(claim, values, noise, ties) for noise, values in moves]
    sizes = [noise.size for noise, _ in moves]
    spread = _spread(moved, sizes, greater - lesser)
    largest = max(noise.largest for noise, _ in moves)
    finest = max(noise.unit for noise, _ in moves)
    unit, words = _unit(plain, [values for _, values in whole])
    floor = unit * (np.abs(lesser) + np.abs(greater))
    rounding = FACTOR * np.maximum(spread, floor)
    return Gauge(
        relation,
        lesser,
        greater,
        rounding,
        _worst(moved, greater - lesser),
        largest,
        max(unit, finest),
        words,
    )


def _worst(moved: Sequence[np.ndarray | None], room: np.ndarray) -> np.ndarray:
    """Return the least room at each entry; none where a run broke, for it shows none."""
    rooms = [m if m is not None and m.shape == room.shape else -np.inf for m in moved]
    least = np.min([np.broadcast_to(r, room.shape) for r in rooms], axis=0, initial=np.inf)
    return np.asarray(np.fmin(np.where(np.isnan(least), -np.inf, least), room))


def _moved(claim: Claim, values: Values | None, noise: Noise, ties: Ties) -> np.ndarray | None:
    """Return the room between the sides in one noisy run, None where rounding broke it.

    Which events happen is settled, ties by what rounding explains: it does not move.
    """
    if values is None:
        return None
    try:
        with noisy(noise):
            lesser, greater = sides(*resolved(claim, values, FLOAT64, ties))
    except TheorycheckError:
        return None
    return np.asarray(greater - lesser)


def _spread(
    moved: Sequence[np.ndarray | None], sizes: Sequence[float], room: np.ndarray
) -> np.ndarray:
    """Return the largest move of each entry by a unit, infinite where half of the runs broke.

    A move by errors of a larger size counts by the unit, and whole where it is out of proportion:
    then something jumps.
    """
    broken = np.full(room.shape, np.nan)
    moves = [broken if m is None or m.shape != room.shape else np.abs(m - room) for m in moved]
    finite = np.isfinite(moves)
    known = np.where(finite, moves, 0)
    of_a_unit = np.max(known[np.equal(sizes, 1)], axis=0, initial=0)
    by_size = np.reshape(sizes, (-1,) + (1,) * room.ndim)
    known = np.where(known > _JUMP * by_size * of_a_unit, known, known / by_size)
    largest = np.max(known, axis=0)
    return np.asarray(np.where(2 * finite.sum(axis=0) > len(moves), largest, np.inf))


def _unit(plain: Mapping[str, Any], moves: Sequence[Mapping[str, Any]]) -> tuple[float, str]:
    """Return the unit of the shortest floats among the values, and who has them if not 64 bits."""
    short = {name: kind for name in plain if (kind := _shorter(name, plain, moves)) is not None}
    if not short:
        return float(np.finfo(float).eps), ""
    unit = max(float(np.finfo(kind).eps) for kind in short.values())
    return unit, f"seen as {', '.join(f'{name} in {kind}' for name, kind in short.items())}"


def _shorter(name: str, plain: Mapping[str, Any], moves: Sequence[Mapping[str, Any]]) -> Any:
    """Return the dtype of a value with fewer than 64 bits, even where it was widened since."""
    array = np.asarray(plain[name])
    if array.dtype in (np.float32, np.float16):
        return array.dtype
    if array.dtype != np.float64 or any(not np.array_equal(m[name], array) for m in moves):
        return None  # what errs in the last place of 64 bits was computed with them
    kind = np.dtype(precision_of(array, _DRAWN_BITS))
    return kind if kind != np.float64 else None
