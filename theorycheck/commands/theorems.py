"""What one theorem says, in full, and what its bound is at given numbers."""

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from typing import Any

import sympy

from theorycheck.catalogue.finding import find
from theorycheck.errors import CatalogueError
from theorycheck.report.output import harmless
from theorycheck.report.theorem import meaning_of, theorem_latex, theorem_text


def explain(name: str, *, latex: bool) -> str:
    """Return a theorem as its author wrote it."""
    found = find(name)
    return theorem_latex(found) if latex else harmless(theorem_text(found))


def bound(name: str, given: Sequence[str], solve: str | None) -> tuple[str, list[str]]:
    """Return the value of a bound, or of the symbol `solve` where it is attained, and warnings.

    These name the assumptions that fail there.
    """
    claim = find(name).claim
    values = _assignments(given)
    statement: Any = claim.statement
    relation = statement.inner
    needed = {s.name: s for s in (relation if solve else claim.bound).free_symbols}
    if solve:
        _check_known([solve], needed, relation)
        if solve in values:
            raise CatalogueError(f"--solve {solve}: {solve} is given, too; leave it out")
        needed.pop(solve)
    assumed = {s.name: s for a in claim.assume for s in a.free_symbols}
    _check_known(values, {**assumed, **needed}, relation if solve else claim.bound)
    missing = [f"{n} ({meaning_of(needed[n])})" for n in sorted(set(needed) - set(values))]
    if missing:
        raise CatalogueError(f"a value is missing for {', '.join(missing)}")
    own = {name: value for name, value in values.items() if name in needed}
    result = claim.solve_for(solve, **own) if solve else claim.bound_at(**own)
    if not math.isfinite(result):
        raise CatalogueError(f"{relation} gives {result} there; is it inside its assumptions?")
    there = {**values, solve: result} if solve else values
    return _shortest(result), [
        f"{assumption} fails there, so the theorem says nothing of it"
        for assumption in claim.assume
        if _fails(assumption, there)
    ]


def _fails(assumption: Any, values: Mapping[str, float]) -> bool:
    """Tell whether an assumption is known to fail at these numbers."""
    known = {s: values[s.name] for s in assumption.free_symbols if s.name in values}
    return bool(assumption.subs(known) == sympy.false)


_NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,2})?|[+-]?\d{1,30}/\d{1,30}")


def _assignments(given: Sequence[str]) -> dict[str, float]:
    values: dict[str, float] = {}
    for name, value in map(_assignment, given):
        if name in values:
            raise CatalogueError(f"{name} is given twice; give it once")
        values[name] = value
    return values


def _assignment(text: str) -> tuple[str, float]:
    name, equals, number = text.partition("=")
    if not (name and equals and _NUMBER.fullmatch(number)):
        raise CatalogueError(f"{text!r}: write SYMBOL=NUMBER, such as n=1000, n=1e3 or delta=1/20")
    try:
        value = Fraction(number)
    except ZeroDivisionError:
        raise CatalogueError(f"{text!r}: a division by zero") from None
    return name, int(value) if value.denominator == 1 else float(value)


def _check_known(names: Iterable[str], symbols: Mapping[str, Any], where: sympy.Basic) -> None:
    for name in names:
        if name not in symbols:
            known = ", ".join(f"{s} ({meaning_of(symbols[s])})" for s in sorted(symbols))
            raise CatalogueError(f"{name} is no symbol of {sympy.sstr(where)}; it has {known}")


def _shortest(value: float) -> str:
    whole = float(value).is_integer() and abs(value) < 1e15
    return str(int(value)) if whole else f"{value:.10g}"
