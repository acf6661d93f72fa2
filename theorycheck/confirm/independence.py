"""Whether rows that are given as independent observations are copies of one another.

Independent observations come in any order with the same chance, whatever their law. So given which
rows occurred, the chance that they fall into a pattern of copies is a ratio of two multinomial
coefficients. Rows are called copies only where that chance is below 1e-15: never a short block, nor
one of events so rare or so common that it might come out like this by itself.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import scipy

from theorycheck.claims.claim import Claim

_CHANCE = 1e-15  # of a false alarm, over all the patterns that a block may fall into
_FEWEST = 32  # rows of two constant blocks that differ: the chance of this is 2 / C(64, 32)


@dataclass(frozen=True)
class Copies:
    """How many rows were drawn, and how often each was given: in turn, or in a row."""

    drawn: int
    times: int
    in_turn: bool


def rows_of(claim: Claim, observed: Mapping[str, Any], trials: int) -> list[np.ndarray]:
    """Return what may change from trial to trial, by symbol, each of shape (trials, entries)."""
    varying = (
        np.asarray(observed[k]) for k in sorted(claim.inside - claim.outside) if k in observed
    )
    return [
        array.reshape(trials, -1)
        for array in varying
        if array.ndim and len(array) == trials and array.dtype.kind in "biuf"
    ]


def copies_among(rows: Sequence[np.ndarray]) -> Copies | None:
    """Return the pattern of copies that `rows`, one array a symbol, fall into beyond chance."""
    codes = _codes(rows)
    count = len(codes)
    if count < 4 or np.all(codes == codes[0]):
        return None
    return _in_turn(rows, codes) or _in_a_row(rows, codes)


def _in_turn(rows: Sequence[np.ndarray], codes: np.ndarray) -> Copies | None:
    period, count = _period(codes), len(codes)
    if not period or not _is_no_chance(codes[:period], count // period, count):
        return None
    copied = all(np.array_equal(array[period:], array[:-period]) for array in rows)
    return Copies(period, count // period, in_turn=True) if copied else None


def _in_a_row(rows: Sequence[np.ndarray], codes: np.ndarray) -> Copies | None:
    times, count = _times(codes), len(codes)
    if times < 2 or not _is_no_chance(codes[: count - count % times : times], times, count):
        return None
    inside = np.arange(1, count) % times != 0
    copied = all(np.array_equal(array[1:][inside], array[:-1][inside]) for array in rows)
    return Copies(-(-count // times), times, in_turn=False) if copied else None


def constant_of(rows: Sequence[np.ndarray]) -> tuple[float, ...] | None:
    """Return the one row of a block that is long enough to tell and has no other, else None."""
    if not rows or len(rows[0]) < _FEWEST or not all(np.all(a == a[:1]) for a in rows):
        return None
    return tuple(float(x) for array in rows for x in array[0])


def _codes(rows: Sequence[np.ndarray]) -> np.ndarray:
    """Return one number a row, the same for the same rows."""
    if not rows:
        return np.zeros(0)
    with np.errstate(all="ignore"):
        sums = [(a * np.cos(np.arange(1.0, a.shape[1] + 1))).sum(axis=1) for a in rows]
        return np.asarray(sum(math.sqrt(k + 1) * each for k, each in enumerate(sums)))


def _period(codes: np.ndarray) -> int:
    """Return the smallest period, at most half the length, or 0."""
    periods = np.arange(1, len(codes) // 2 + 1)
    for k in range(len(codes) // 2):
        periods = periods[codes[periods + k] == codes[k]]
        if len(periods) <= 2:
            break
    return next((int(p) for p in periods if np.array_equal(codes[p:], codes[:-p])), 0)


def _times(codes: np.ndarray) -> int:
    """Return how often each row is repeated at once: the last may have been cut off."""
    ends = np.flatnonzero(codes[1:] != codes[:-1]) + 1
    runs = np.diff(np.concatenate([[0], ends, [len(codes)]]))
    times = max(int(np.gcd.reduce(runs)), int(np.gcd.reduce(runs[:-1])))
    return times if times <= len(codes) // 2 else int(np.gcd.reduce(runs))


def _is_no_chance(drawn: np.ndarray, times: int, patterns: int) -> bool:
    """Return whether chance hardly arranges `times` copies of the rows `drawn` like this."""
    counts = np.unique(drawn, return_counts=True)[1]
    chance = _arrangements(counts) - _arrangements(times * counts)
    return chance + math.log(patterns) < math.log(_CHANCE)


def _arrangements(counts: np.ndarray) -> float:
    """Return the logarithm of a multinomial coefficient."""
    whole = math.lgamma(counts.sum() + 1)
    return whole - float(scipy.special.gammaln(counts + 1).sum())
