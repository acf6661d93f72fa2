"""Deterministic relations decided: balls of rising precision, then exact square roots, then a tie.

Float64 may only accept a bound. What it can't accept is decided here, by running the trial again in
numbers that don't round silently.
"""

import enum
import math
import operator
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import numpy as np
import sympy

from theorycheck.arithmetic import BALLS, EXACT, FLOAT64, Arithmetic, Ball, lifted, precision
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, repeating
from theorycheck.claims.formula import all_hold, sides
from theorycheck.claims.relations import is_strict
from theorycheck.confirm.enumerated import resolved
from theorycheck.errors import TrialError, Undecidable
from theorycheck.search.effort import Run

_RUNGS = (128, 512, 0, 2048, 8192)  # bits of a ball; 0 stands for exact square roots
_SAME_BITS = 1000  # sides that agree so far are called equal
ERROR_BUDGET = 1e-7  # relative: a float64 trial that leaves the arithmetic may be so far off
_WIDEST_FOR_EQUALITY = 1e-4  # a wider budget confirms no identity
_PERTURBATIONS = 8


class Status(enum.Enum):
    """How a relation stands at one instance."""

    HOLDS = "holds"
    EQUAL = "holds with equality"
    VIOLATED = "violated"
    INVALID = "an assumption fails"
    UNDECIDED = "undecided"


@dataclass(frozen=True)
class Settled:
    """A status, and what proves it."""

    status: Status
    proof: str = ""
    numerical: bool = False
    certificate: Mapping[str, Any] = field(default_factory=dict)


def settle(claim: Claim, instance: Instance, run: Run) -> Settled:
    """Decide the claim's relation at `instance`."""
    left: str | None = None
    for bits in _RUNGS:
        arithmetic = BALLS if bits else EXACT
        try:
            with precision(bits or 128):
                settled = _compare(claim, instance, run, arithmetic, bits)
        except Undecidable:
            continue
        except Exception as error:  # noqa: BLE001 - whatever numbers can't do, the trial left them
            if bits:
                left = str(error)
                break
            continue
        if settled is not None:
            return settled
    if left is None:
        return Settled(Status.UNDECIDED, "8,192 bits don't separate the two sides")
    return _settle_numerically(claim, instance, run, left)


def values_at(
    claim: Claim, instance: Instance, run: Run, arithmetic: Arithmetic
) -> tuple[Any, Mapping[str, Any]]:
    """Return the relation and the trial's values at `instance`, in `arithmetic`."""
    lift = (lambda value: value) if arithmetic is FLOAT64 else partial(lifted, lift=arithmetic.lift)
    return resolved(claim, _rerun(claim, instance, run, lift), arithmetic)


def _rerun(claim: Claim, instance: Instance, run: Run, lift: Any) -> dict[str, Any]:
    rng = run.generator(claim.name, "noise") if claim.asks.rng else None
    trials = run.effort.exploration_trials if claim.asks.trials else None
    return claim.run(repeating(instance, lift), rng, trials)


def _compare(
    claim: Claim, instance: Instance, run: Run, arithmetic: Arithmetic, bits: int
) -> Settled | None:
    relation, values = values_at(claim, instance, run, arithmetic)
    if not all_hold(claim.assume, values, arithmetic):
        return Settled(Status.INVALID, "an assumption fails in exact arithmetic")
    lesser, greater = sides(relation, values, arithmetic)
    is_identity = isinstance(relation, sympy.Eq)
    comparison = [_entry(a, b, relation) for a, b in zip(lesser.flat, greater.flat, strict=True)]
    how = f"{bits} bits" if bits else "exact square roots of rationals"
    if False in comparison:
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


def _settle_numerically(claim: Claim, instance: Instance, run: Run, left: str) -> Settled:
    """Decide in float64, with an error budget wide enough for the trial's own sensitivity."""
    relation, values = values_at(claim, instance, run, FLOAT64)
    lesser, greater = sides(relation, values)
    margin = _margin(relation, lesser, greater)
    budget = max(ERROR_BUDGET, 100 * _sensitivity(claim, instance, run, margin))
    how = f"float64 within an error budget of {budget:.1e} (left the arithmetic: {left})"
    worst = int(np.argmin(margin))
    if margin.flat[worst] < -budget:
        certificate = _violation(lesser, greater, worst, "float64").certificate
        return Settled(Status.VIOLATED, how, numerical=True, certificate=certificate)
    if margin.flat[worst] > budget:
        return Settled(Status.HOLDS, how, numerical=True)
    agrees = isinstance(relation, sympy.Eq) and budget <= _WIDEST_FOR_EQUALITY
    return Settled(Status.EQUAL if agrees else Status.UNDECIDED, how, numerical=True)


def _sensitivity(claim: Claim, instance: Instance, run: Run, margin: np.ndarray) -> float:
    """Return how far the relative margin moves when every number drawn moves by one ulp.

    Infinitely far where such a move breaks the trial: what it shows then decides nothing.
    """
    largest = 0.0
    for k in range(_PERTURBATIONS):
        rng = run.generator(claim.name, "perturbation", k)
        lift = partial(lifted, lift=partial(_nudged, rng), dtype=float)
        try:
            relation, values = resolved(claim, _rerun(claim, instance, run, lift), FLOAT64)
            lesser, greater = sides(relation, values)
        except TrialError:
            return math.inf
        moved = _margin(relation, lesser, greater)
        if moved.shape != margin.shape or not np.all(np.isfinite(moved)):
            return math.inf
        largest = max(largest, float(np.max(np.abs(moved - margin), initial=0)))
    return largest


def _margin(relation: Any, lesser: np.ndarray, greater: np.ndarray) -> np.ndarray:
    """Return the room between the sides relative to their size; of an identity, none or less."""
    scale = np.abs(lesser) + np.abs(greater)
    margin = np.divide(greater - lesser, scale, out=np.zeros(scale.shape), where=scale > 0)
    return -np.abs(margin) if isinstance(relation, sympy.Eq) else margin


def _nudged(rng: np.random.Generator, x: float) -> float:
    return float(np.nextafter(x, rng.choice((-np.inf, np.inf))))
