"""Checks of a derivation's steps: by symbols where SymPy decides at once, else by numbers."""

import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import sympy

from theorycheck.claims.formula import evaluate
from theorycheck.errors import TheorycheckError
from theorycheck.search.randomness import generator

_DRAWN, _WANTED = 40_000, 32
_ROUNDING = 1e-9


@dataclass(frozen=True)
class Checked:
    """Whether a step holds, and what vouches for it or speaks against it."""

    holds: bool
    words: str


def random_points(
    symbols: Sequence[Any], supposing: Sequence[Any], *, drawn: int = _DRAWN
) -> dict[str, np.ndarray]:
    """Return values of the symbols, one array each, at which all that is supposed holds.

    Positive symbols range over some decades, probabilities over (0, 1), whole ones from 1 to 40.
    """
    named = {s.name: s for s in (*symbols, *(s for r in supposing for s in r.free_symbols))}
    values = {name: _drawn(symbol, drawn) for name, symbol in sorted(named.items())}
    keep = np.ones(drawn, dtype=bool)
    for relation in supposing:
        keep &= np.broadcast_to(np.asarray(evaluate(relation, values), bool), drawn)
    return {name: value[keep][:_WANTED] for name, value in values.items()}


def _drawn(symbol: Any, count: int) -> np.ndarray:
    rng = generator("derivation", zlib.crc32(symbol.name.encode()))
    if symbol.is_integer:
        return rng.integers(1, 41, count).astype(float)
    if getattr(symbol, "at_most", None) == 1 or symbol.name == "delta":
        return rng.random(count)
    size = np.exp(rng.normal(0, 1.2, count))
    return size if symbol.is_nonnegative else size * rng.choice((-1.0, 1.0), count)


def at_most(low: Any, high: Any, supposing: Sequence[Any]) -> Checked:
    """Return whether low <= high wherever what is supposed holds."""
    if (high - low).is_nonnegative:
        return Checked(True, "symbols")
    return _compared(low, high, supposing, lambda a, b, slack: a <= b + slack, "<=")


def agree(a: Any, b: Any, supposing: Sequence[Any]) -> Checked:
    """Return whether a = b wherever what is supposed holds."""
    if sympy.expand_log(sympy.simplify(a - b), force=True) == 0:
        return Checked(True, "symbols")
    return _compared(a, b, supposing, lambda x, y, slack: abs(x - y) <= slack, "=")


def _compared(a: Any, b: Any, supposing: Sequence[Any], compare: Any, sign: str) -> Checked:
    symbols = sorted((a - b).free_symbols, key=str)
    try:
        values = random_points(symbols, supposing)
        left, right = (np.asarray(evaluate(e, values), float) for e in (a, b))
    except TheorycheckError as error:
        return Checked(False, str(error))
    left, right = np.broadcast_arrays(np.atleast_1d(left), np.atleast_1d(right))
    finite = np.isfinite(left) & np.isfinite(right)
    slack = _ROUNDING * (np.abs(left) + np.abs(right)) + 1e-300
    with np.errstate(invalid="ignore"):
        holds = np.asarray(compare(left, right, slack)) | ~finite
    if not finite.any():
        return Checked(False, "no random point satisfies what is supposed")
    if not holds.all():
        k = int(np.argmin(holds))
        at = ", ".join(f"{s.name} = {values[s.name][k]:.4g}" for s in symbols)
        return Checked(False, f"{left[k]:.6g} {sign} {right[k]:.6g} fails at {at}")
    return Checked(True, f"{int(finite.sum())} random points")


def is_monotone(formula: Any, quantity: Any, sign: int, supposing: Sequence[Any]) -> Checked:
    """Return whether `formula` never falls (sign 1), or never grows (-1), with a quantity."""
    stand_in = sympy.Symbol(f"{quantity}", real=True) if not quantity.is_Symbol else quantity
    slope = sign * sympy.diff(formula.xreplace({quantity: stand_in}), stand_in)
    checked = at_most(sympy.S.Zero, sympy.factor(slope), supposing)
    how = "grows" if sign > 0 else "falls"
    return Checked(checked.holds, f"{how} with {quantity}: {checked.words}")


def minimizers(formula: Any, free: Any) -> Iterator[Any]:
    """Yield where the derivative of `formula`, or of its logarithm, vanishes."""
    smooth = sympy.Dummy("smooth", positive=True)
    inside = sympy.expand_log(sympy.log(formula)) if isinstance(formula, sympy.exp) else formula
    slope = sympy.diff(inside.xreplace({free: smooth}), smooth)
    yield from (sympy.simplify(found) for found in sympy.solve(slope, smooth))


def positive_solution(formula: Any, value: Any, unknown: Any) -> Any:
    """Return the positive solution of formula(unknown) = value."""
    smooth = sympy.Dummy("smooth", positive=True)
    equation = sympy.log(formula) - sympy.log(value)
    equation = sympy.expand_log(equation, force=True).xreplace({unknown: smooth})
    solutions = sympy.solve(equation, smooth)
    if not solutions:
        solutions = sympy.solve(equation.xreplace({smooth: sympy.Dummy("u", real=True)}))
    at = random_points(sorted(formula.free_symbols | value.free_symbols, key=str), (value <= 1,))
    for found in solutions:
        numbers = np.asarray(evaluate(found, at), float)
        if np.all(numbers[np.isfinite(numbers)] >= 0) and np.isfinite(numbers).any():
            return found
    raise TheorycheckError(f"no positive {unknown} solves {formula} = {value}")
