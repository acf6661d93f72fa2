"""A bound looked at before any experiment: its sign, its direction in n and delta, its limit.

SymPy answers where it can within a second, on symbols of its own; numbers answer otherwise.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.audit.mutants import targets
from theorycheck.audit.tape import Tape
from theorycheck.audit.weaker import valued
from theorycheck.claims.formula import evaluate
from theorycheck.claims.statement import Scaling
from theorycheck.errors import BudgetEnded, TheorycheckError
from theorycheck.search.effort import time_limit

_SECONDS = 1.0  # for each question to SymPy
_MOST_OPERATIONS = 60  # a larger formula is asked of numbers only
_POINTS = 40
_GROWING, _FALLING, _NEITHER = "non-decreasing", "non-increasing", "neither"


@dataclass(frozen=True)
class Sanity:
    """One property of the bound: what was found, whether it is what one expects, and by what."""

    property: str
    found: str
    expected: bool
    how: str


def sanity(tape: Tape) -> tuple[Sanity, ...]:
    """Return what the bound of the tape's claim looks like, without any experiment."""
    claim = tape.claim
    bounds = targets(claim)
    if not bounds or isinstance(claim.statement, Scaling):
        return ()
    bound = bounds[0].formula
    samples = list(valued(tape, claim))
    samples = samples[:: max(1, -(-len(samples) // _POINTS))]
    symbols = {s.name: s for s in bound.free_symbols}
    found = [_non_negative(bound, samples)] if bounds[0].stronger else []
    found += [_direction(bound, symbols[x], samples) for x in ("n", "delta") if x in symbols]
    if "n" in symbols:
        found.append(_limit(bound, symbols["n"], samples))
    return tuple(found)


def _non_negative(bound: Any, samples: Sequence[Mapping[str, Any]]) -> Sanity:
    if bound.is_nonnegative:
        return Sanity("non-negative", "yes", expected=True, how="symbols")
    lowest = _extreme(bound, samples, np.min)
    if lowest is None:
        return Sanity("non-negative", "unknown", expected=True, how="none")
    words = "yes" if lowest >= 0 else f"no, as low as {lowest:.4g}"
    return Sanity("non-negative", words, expected=lowest >= -1e-12, how=f"{len(samples)} points")


def _extreme(
    bound: Any, samples: Sequence[Mapping[str, Any]], choose: Callable[[Any], Any]
) -> float | None:
    try:
        each = [float(choose(evaluate(bound, values))) for values in samples]
    except (TheorycheckError, ValueError):
        return None
    return float(choose(each)) if each else None


def _direction(bound: Any, symbol: Any, samples: Sequence[Mapping[str, Any]]) -> Sanity:
    words = f"in {symbol.name}"
    asked = _asked(_slope_sign, bound, symbol)
    if asked in (_GROWING, _FALLING):
        return Sanity(words, asked, expected=asked == _FALLING, how="symbols")
    found = _numeric_direction(bound, symbol, samples)
    return Sanity(
        words, found, expected=found in (_FALLING, "unknown"), how=f"{len(samples)} points"
    )


def _slope_sign(formula: Any, x: Any) -> str | None:
    slope = sympy.diff(formula, x)
    for candidate in (slope, sympy.factor(slope)):
        if candidate.is_nonpositive:
            return _FALLING
        if candidate.is_nonnegative:
            return _GROWING
    return None


def _numeric_direction(bound: Any, symbol: Any, samples: Sequence[Mapping[str, Any]]) -> str:
    up = down = False
    for values in samples:
        at = np.asarray(values.get(symbol.name, 0.5), float)
        moved = 2 * at if symbol.name != "delta" else (1 + at) / 2
        try:
            before, after = (
                np.asarray(evaluate(bound, {**values, symbol.name: x}), float) for x in (at, moved)
            )
        except TheorycheckError:
            continue
        slack = 1e-12 * np.abs(before)
        up, down = (
            up or bool(np.any(after > before + slack)),
            down or bool(np.any(after < before - slack)),
        )
    if up and down:
        return _NEITHER
    return _GROWING if up else _FALLING if down else "constant"


def _limit(bound: Any, symbol: Any, samples: Sequence[Mapping[str, Any]]) -> Sanity:
    words = f"as {symbol.name} grows"
    limit = _asked(lambda formula, x: sympy.limit(formula, x, sympy.oo), bound, symbol)
    if limit is not None and not limit.has(sympy.Limit, sympy.nan, sympy.AccumBounds):
        goes_on = limit not in (sympy.oo, -sympy.oo)
        return Sanity(words, f"-> {limit}", expected=goes_on, how="symbols")
    far = []
    for size in (1e6, 1e9, 1e12):
        at = [{**values, symbol.name: size} for values in samples]
        far.append(_extreme(bound, at, np.median))
    if None in far:
        return Sanity(words, "unknown", expected=True, how="none")
    first, middle, last = (abs(float(x or 0.0)) for x in far)
    if last < 0.5 * middle < 0.25 * first:
        return Sanity(words, "-> 0", expected=True, how="numbers")
    if last > 2 * middle > 4 * first:
        return Sanity(words, "grows without limit", expected=False, how="numbers")
    return Sanity(words, f"-> about {far[-1]:.4g}", expected=True, how="numbers")


def _asked(question: Callable[[Any, Any], Any], bound: Any, symbol: Any) -> Any:
    """Ask SymPy on fresh symbols: an answer cut off leaves no trace in those of the claim."""
    if bound.count_ops() > _MOST_OPERATIONS:
        return None
    fresh = {s: sympy.Symbol(f"{s.name}_", **_assumed(s)) for s in bound.free_symbols}
    if symbol.is_integer:  # a derivative needs a symbol that moves smoothly
        fresh[symbol] = sympy.Symbol(f"{symbol.name}_", positive=True)
    back = {made: original for original, made in fresh.items()}
    try:
        with time_limit(_SECONDS):
            answer = question(bound.xreplace(fresh), fresh[symbol])
    except (BudgetEnded, NotImplementedError, ValueError, TypeError, RecursionError):
        return None
    return answer.xreplace(back) if isinstance(answer, sympy.Basic) else answer


def _assumed(symbol: Any) -> dict[str, bool]:
    return {k: bool(v) for k, v in symbol._assumptions_orig.items() if v is not None}  # noqa: SLF001 - as it was made
