"""Deterministic relations decided: balls of rising precision, then exact square roots, then a tie.

Float64 may only accept a bound. What it can't accept is decided here, by running the trial again in
numbers that don't round silently; where the trial leaves them, by what rounding can explain.
"""

import enum
import operator
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic import BALLS, EXACT, FLOAT64, Arithmetic, Ball, lifted, precision
from theorycheck.arithmetic.work import at_most
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, repeating
from theorycheck.claims.formula import all_hold, sides
from theorycheck.claims.relations import is_strict
from theorycheck.confirm.enumerated import resolved
from theorycheck.confirm.exactness import rounded_inside
from theorycheck.confirm.gauge import FACTOR, RUNS, Gauge, gauge
from theorycheck.confirm.reruns import NoisyRuns, rerun
from theorycheck.errors import LeftArithmetic, Undecidable, WholeNumbersOverflow
from theorycheck.search.effort import Run

ATTEMPT = 500_000  # operations on exact numbers in which a rung has to say something
_RUNGS = (128, 512, 0, 2048, 8192)  # bits of a ball; 0 stands for exact square roots
_UNSEPARATED = "8,192 bits don't separate what the trial compares"
_SAME_BITS = 1000  # sides that agree so far are called equal
_SURE_RUNS, _LEAST_RUNS = 60, 24  # in which a jump that rounding makes shows
_OF_SIDES, _OF_LARGEST = 1e-3, 1e-6  # rounding beyond these shares leaves nothing to say
_UNITS = 1000  # in the last place of the largest number: what short floats may err, and still tell
_TINY = 1e-300


class Status(enum.Enum):
    """How a relation stands at one instance."""

    HOLDS = "holds"
    WITHIN = "holds within rounding"
    EQUAL = "holds with equality"
    VIOLATED = "violated"
    INVALID = "an assumption fails"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Settled:
    """A status, and what proves it."""

    status: Status
    proof: str = ""
    rounding: float | None = None  # what it could explain at the worst entry, outside exact numbers
    share: float = 0.0  # of the greater side that this rounding is
    certificate: Mapping[str, Any] = field(default_factory=dict)

    @property
    def numerical(self) -> bool:
        """Whether the trial left exact arithmetic."""
        return self.rounding is not None


def settle(claim: Claim, instance: Instance, run: Run, *, sure: bool = True) -> Settled:
    """Decide the claim's relation at `instance`, and be `sure` of a violation, or quick."""
    left = ""
    for bits in _RUNGS:
        arithmetic = BALLS if bits else EXACT
        try:
            with precision(bits or 128):
                settled = _compare(claim, instance, run, arithmetic, bits, sure=sure)
        except Undecidable:
            continue
        except WholeNumbersOverflow:
            raise
        except Exception as error:  # noqa: BLE001 - whatever numbers can't do, the trial left them
            if bits:
                left = str(error)
                break
            continue
        if settled is not None:
            return settled
    trials = NoisyRuns(claim, instance, run)
    settled = settle_within_rounding(trials, left or _UNSEPARATED, RUNS)
    if settled.status is not Status.VIOLATED or not sure:
        return settled
    runs = trials.fitting(run.effort.searching, least=_LEAST_RUNS, most=_SURE_RUNS)
    few = "" if runs == _SURE_RUNS else f"; seen in {runs} runs only, for each takes long"
    settled = settle_within_rounding(trials, left or _UNSEPARATED, runs)
    return replace(settled, proof=f"{settled.proof}{few}")


def values_at(
    claim: Claim, instance: Instance, run: Run, arithmetic: Arithmetic
) -> tuple[Any, Mapping[str, Any]]:
    """Return the relation and the trial's values at `instance`, in `arithmetic`."""
    lift = (lambda value: value) if arithmetic is FLOAT64 else partial(lifted, lift=arithmetic.lift)
    return resolved(claim, rerun(claim, repeating(instance, lift), run), arithmetic)


def _compare(
    claim: Claim, instance: Instance, run: Run, arithmetic: Arithmetic, bits: int, *, sure: bool
) -> Settled | None:
    with at_most(ATTEMPT):
        relation, values = values_at(claim, instance, run, arithmetic)
        if not all_hold(claim.assume, values, arithmetic):
            return Settled(Status.INVALID, "an assumption fails in exact arithmetic")
        lesser, greater = sides(relation, values, arithmetic)
    is_identity = isinstance(relation, sympy.Eq)
    comparison = [_entry(a, b, relation) for a, b in zip(lesser.flat, greater.flat, strict=True)]
    how = f"{bits} bits" if bits else "exact square roots of rationals"
    if False in comparison:
        if sure and (left := rounded_inside(claim, instance, run, values, arithmetic)):
            raise LeftArithmetic(left)
        return _violation(lesser, greater, comparison.index(False), how)
    if None not in comparison:
        equal = all(_is_same(a, b) for a, b in zip(lesser.flat, greater.flat, strict=True))
        return Settled(Status.EQUAL if equal else Status.HOLDS, how)
    undecided = [k for k, decided in enumerate(comparison) if decided is None]
    enough = 64 if is_identity and bits >= 512 else _SAME_BITS
    agreed = min(_agreeing_bits(lesser.flat[k], greater.flat[k]) for k in undecided)
    if agreed < enough:
        return None
    status = Status.UNDECIDED if is_strict(relation) else Status.EQUAL
    return Settled(status, f"both sides agree to {int(agreed * 0.30103)} digits")


def _entry(lesser: Any, greater: Any, relation: Any) -> bool | None:
    compare = operator.lt if is_strict(relation) else operator.le
    try:
        return bool((operator.eq if isinstance(relation, sympy.Eq) else compare)(lesser, greater))
    except Undecidable:
        return None


def _is_same(a: Any, b: Any) -> bool:
    try:
        return bool(a == b)
    except Undecidable:
        return False


def _agreeing_bits(a: Any, b: Any) -> float:
    difference, scale = Ball(0) + a - b, abs(Ball(0) + a) + abs(Ball(0) + b)
    if scale.value.contains(0):  # both may be zero: then their distance alone can tell
        scale = Ball(0) + 1
    ratio = difference.value.abs_upper() / scale.value.abs_lower()
    return float(-ratio.log() / 0.6931471805599453) if ratio.is_finite() and ratio > 0 else 0.0


def _violation(lesser: np.ndarray, greater: np.ndarray, flat: int, how: str) -> Settled:
    where = [int(k) for k in np.unravel_index(flat, lesser.shape)]
    a, b = lesser.flat[flat], greater.flat[flat]
    certificate = {"entry": where, "lesser": shown(a), "greater": shown(b), "arithmetic": how}
    attained = f"{how} (attained: both sides are equal)" if _is_same(a, b) else how
    return Settled(Status.VIOLATED, attained, certificate=certificate)


def shown(number: Any) -> str:
    """Return an exact number or a ball as text that a person can compare."""
    text = number.value.str(25) if isinstance(number, Ball) else str(number)
    if len(text) <= 60:
        return text
    with precision(256):
        approximate = Ball(0) + 1 * _enclosed(number)
        return str(approximate.value.str(25))


def _enclosed(number: Any) -> Ball:
    if isinstance(number, Ball):
        return number
    return BALLS.rational(1, 1) * number.coefficient * (Ball(0) + number.radicand).sqrt()


def settle_within_rounding(trials: NoisyRuns, left: str, runs: int) -> Settled:
    """Decide in float64, by what rounding can explain of the trial's own operations."""
    seen = gauge(trials, runs)
    relation, room = seen.relation, seen.greater - seen.lesser
    excess = np.abs(room) if isinstance(relation, sympy.Eq) else -room
    beyond = excess / np.maximum(seen.rounding, _TINY)
    worst = int(np.argmax(beyond))
    explained = float(seen.rounding.flat[worst])
    how = _in_words(seen, explained, left)
    if beyond.flat[worst] > 1:
        times = FACTOR * float(beyond.flat[worst])
        certificate = _violation(seen.lesser, seen.greater, worst, "float64").certificate
        how = f"float64: {times:.3g} times what rounding did, {explained / FACTOR:.2g}, {how}"
        return Settled(Status.VIOLATED, how, explained, certificate=certificate)
    # What holds in every run, however far rounding moves it, leaves no doubt.
    is_open = excess > -seen.rounding
    if not isinstance(relation, sympy.Eq):
        is_open &= seen.worst <= 0
    amplified = np.argmax(np.where(is_open, seen.rounding / _bearable(seen), 0))
    if is_open.flat[amplified] and seen.rounding.flat[amplified] > _bearable(seen).flat[amplified]:
        return Settled(Status.UNDECIDED, _hopeless(seen, int(amplified), how), np.inf)
    share = explained / max(abs(float(seen.greater.flat[worst])), explained, _TINY)
    holds = bool(np.all(excess < -seen.rounding))
    if not holds and is_strict(relation):
        return Settled(
            Status.UNDECIDED, f"rounding may have made the sides equal; {how}", explained
        )
    return Settled(Status.HOLDS if holds else Status.WITHIN, how, explained, share)


def _in_words(seen: Gauge, explained: float, left: str) -> str:
    words = [f"rounding explains up to {explained:.2g}"]
    if seen.unit > np.finfo(float).eps:
        words = [f"{words[0]} (in floats of {round(-np.log2(seen.unit)) + 1} bits)"]
    words += [f"left exact arithmetic: {left}"]
    return "; ".join([*words, seen.words] if seen.words else words)


def _bearable(seen: Gauge) -> np.ndarray:
    """Return how much rounding still leaves something to say at each entry."""
    sides = np.abs(seen.lesser) + np.abs(seen.greater)
    of_largest = max(_OF_LARGEST, _UNITS * seen.unit)
    return np.asarray(np.maximum(_OF_SIDES * sides, of_largest * seen.largest) + _TINY)


def _hopeless(seen: Gauge, flat: int, how: str) -> str:
    where = [int(k) for k in np.unravel_index(flat, seen.lesser.shape)]
    at = f" at entry {where}" if where else ""
    rounding = seen.rounding.flat[flat]
    if not np.isfinite(rounding):
        return f"a rounding in the last place breaks the trial{at}; {how}"
    times = rounding / (seen.unit * max(seen.largest, _TINY))
    return f"rounding is amplified {times:.1e} times{at}; {how}"
