r"""Functions: \log n, \log_2(n), \exp\left(-x\right), \log^2 n; of what follows, or refused."""

from collections.abc import Callable
from typing import Any

import sympy

from theorycheck.latex.building import FUNCTIONS, SPELLED
from theorycheck.latex.cursor import Cursor, Factor, Kind

_BRACKETS = ("(", "[", r"\{", r"\lvert")
_ALONE = (Kind.NAME, Kind.NUMBER, Kind.VALUE, Kind.NUMERIC, Kind.FRACTION, Kind.BARE, Kind.OTHER)
Apply = Callable[[Any], Any]


def known_function(c: Cursor) -> bool:
    """Return whether a function stands here."""
    return c.next in FUNCTIONS or _spelled(c) is not None


def _spelled(c: Cursor) -> str | None:
    r"""Return the name that stands in \operatorname{...}, if it is a function's."""
    if c.next != r"\mathrm" or c.place + 1 not in c.partners:
        return None
    letters = c.tokens[c.place + 2 : c.partners[c.place + 1]]
    name = "".join(token.text for token in letters)
    return name if name in SPELLED else None


def function(c: Cursor, atom: Callable[[Cursor], Factor]) -> Factor:
    """Return a function's value: of a bracket, or of the one piece that follows it."""
    begin, apply = c.place, _function(c)
    if c.take("_"):
        apply = _with_base(c, begin)
    power = _power(c, begin)
    if c.next in _BRACKETS or c.next == "|":
        value, kind = apply(atom(c).value), Kind.CALLED
    elif _hidden_bracket(c):
        c.place += 1
        value, kind = apply(atom(c).value), Kind.CALLED
        c.expect("}")
    else:
        value, kind = apply(_bare(c, atom)), Kind.BARE
    if c.next in ("^", "_", "!", "'"):
        c.refuse("this may belong to the function or to what it is of: write brackets around one")
    return Factor(value**power, kind)


def _function(c: Cursor) -> Apply:
    name = _spelled(c)
    if name is None:
        c.place += 1
        return FUNCTIONS[c.tokens[c.place - 1].text]
    c.place = c.partners[c.place + 1] + 1
    return SPELLED[name]


def _with_base(c: Cursor, begin: int) -> Apply:
    if c.tokens[begin].text != r"\log":
        c.refuse("only a logarithm has a base")
    closer = "}" if c.take("{") else ""
    digits = ""
    while c.next.isdecimal() and (closer or not digits):
        digits += c.next
        c.place += 1
    if not digits or int(digits) < 2 or (closer and not c.take(closer)):
        c.refuse("the base of a logarithm is a whole number from 2 on")
    base = sympy.Integer(int(digits))
    return lambda of: sympy.log(of) / sympy.log(base)


def _power(c: Cursor, begin: int) -> int:
    if not c.take("^"):
        return 1
    digit = c.next
    if not digit.isdecimal() or digit == "0" or c.tokens[begin].text == r"\exp":
        c.refuse("a function's power is a digit, as in \\log^2 n; write brackets around the value")
    c.place += 1
    return int(digit)


def _hidden_bracket(c: Cursor) -> bool:
    """Return whether braces that do not show hold one bracket and no more."""
    inner = c.partners.get(c.place + 1)
    return c.next == "{" and inner is not None and c.partners.get(c.place) == inner + 1


def _bare(c: Cursor, atom: Callable[[Cursor], Factor]) -> Any:
    begin = c.place
    if c.at_end():
        c.refuse("what the function is of is missing here: write it in brackets")
    if c.next == "{":
        c.refuse("braces do not show: write brackets around what the function is of")
    of = atom(c)
    if of.kind not in _ALONE:
        c.refuse("write brackets around what the function is of", begin)
    return of.value
