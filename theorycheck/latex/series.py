"""What commands and scripts apply to, and sums over an index."""

from typing import Any

import sympy

from theorycheck.latex import building
from theorycheck.latex.cursor import Cursor, Factor, Kind
from theorycheck.latex.tokens import CLOSERS
from theorycheck.notation import symbol


def argument(c: Cursor) -> Any:
    """Return what a command or a script applies to: a group in braces, a digit or a letter."""
    if c.take("{"):
        return c.enclosed("}")
    letter, place = c.next, c.place
    if letter.isdecimal():
        c.place += 1
        if c.next.isdecimal() and c.tokens[c.place - 2].text in ("^", "_"):
            c.refuse("only its first digit is raised: write braces around the whole", place)
        return sympy.Integer(int(letter))
    found = c.indices.get(letter, c.names.single(letter))
    if found is None and letter == r"\pi":
        found = sympy.pi
    if found is None:
        c.refuse(
            f"{letter or 'nothing'} here is no quantity that is known: write braces around what is "
            "meant, or declare the whole text"
        )
    c.place += 1
    return found


def series(c: Cursor) -> Factor:
    """Return a sum over an index, of the product that follows it."""
    at = c.place
    c.place += 1
    limits: dict[str, Any] = {}
    letter = ""
    for _ in range(2):
        if c.next == "_" and "first" not in limits:
            c.place += 1
            letter, limits["first"] = _index(c)
        elif c.next == "^" and "last" not in limits:
            c.place += 1
            limits["last"] = argument(c)
    if len(limits) < 2:
        c.refuse(r"a sum needs both its ends: \sum_{k=0}^{n}", at)
    index = _bound(c, letter, at)
    c.indices[letter] = index
    term = c.product(c).value
    del c.indices[letter]
    c.used.append((at, index))
    made = c.build(building.series, term, index, limits["first"], limits["last"], at=at)
    return Factor(made, Kind.SERIES)


def _index(c: Cursor) -> tuple[str, Any]:
    if not c.take("{") or not c.next or c.next in CLOSERS:
        c.refuse(r"a sum's index begins below it: \sum_{k=0}^{n}")
    letter = c.next
    c.place += 1
    c.expect("=")
    return letter, c.enclosed("}")


def _bound(c: Cursor, letter: str, at: int) -> Any:
    if letter in c.indices:
        c.refuse(f"{letter} is the index of a sum around this one", at)
    declared = c.names.single(letter)
    if declared is None and letter.isalpha() and letter != "e":
        return symbol(letter, "an index", integer=True)
    if not isinstance(declared, sympy.Symbol) or not declared.is_integer:
        c.refuse(f"{letter} is no whole number, and no index", at)
    return declared
