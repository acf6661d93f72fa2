"""The smallest pieces of a formula: numbers, names, brackets, fractions, roots, sums."""

from collections.abc import Callable
from typing import Any, NoReturn

import sympy

from theorycheck.latex import building
from theorycheck.latex.calls import function, known_function
from theorycheck.latex.cursor import Cursor, Factor, Kind
from theorycheck.latex.names import Hold, hold_of, is_raised
from theorycheck.latex.refusals import NEEDS_ALL, WHY
from theorycheck.latex.series import argument, series
from theorycheck.latex.tokens import CLOSING

_ROUND = ("(", "[", r"\{")


def atom(c: Cursor) -> Factor:
    """Return the number, name, bracket or function that stands here."""
    if (named := _named(c)) is not None:
        return named
    if c.next.isdecimal():
        return Factor(_number(c), Kind.NUMBER)
    if c.next in _ATOMS:
        return _ATOMS[c.next](c)
    if known_function(c):
        return function(c, atom)
    if c.take(r"\pi"):
        return Factor(sympy.pi, Kind.NAME)
    if c.next != "e":
        _unknown(c)
    return _euler(c)


def _euler(c: Cursor) -> Factor:
    """Read e where it can be nothing else: raised to something with a letter in it."""
    begin = c.place
    c.place += 1
    exponent = argument(c) if c.take("^") else sympy.S.One
    if not exponent.free_symbols:
        c.refuse("Euler's number, or a quantity? declare e as sympy.E, or as a symbol", begin)
    return Factor(sympy.exp(exponent), Kind.VALUE)


def _unknown(c: Cursor) -> NoReturn:
    if not c.next or c.at_end():
        c.refuse("a factor is missing here")
    c.refuse(WHY.get(c.next) or f'{c.next} is not declared; give symbols={{r"{c.next}": ...}}')


def _named(c: Cursor) -> Factor | None:
    found = c.names.at(c.tokens, c.place) if c.next else None
    words = found[0] if found else (c.next,)
    if words[0] in c.indices and len(words) == 1:
        c.place += 1
        return Factor(c.indices[words[0]], Kind.NAME)
    if found is None:
        return None
    if bound := sorted(set(words) & set(c.indices)):
        c.refuse(
            f"{bound[0]} is an index here, and {''.join(words)} is declared as one quantity: "
            "declare the whole sum"
        )
    if found[1].free_symbols & set(c.indices.values()):
        c.refuse(f"{''.join(words)} stands for an expression in an index: declare the whole sum")
    begin, c.place = c.place, c.place + len(words)
    if is_raised(words) and c.next in ("^", "'"):
        c.refuse("a second script: write brackets")
    hold = hold_of(words)
    if hold is Hold.LOOSE and not _stands_alone(c, begin):
        c.refuse(f"{''.join(words)} stands for one quantity: put it in brackets", begin)
    kinds = {Hold.ATOM: Kind.NAME, Hold.CALLED: Kind.VALUE, Hold.LOOSE: Kind.LOOSE}
    return Factor(found[1], kinds[hold])


def _stands_alone(c: Cursor, begin: int) -> bool:
    before = c.tokens[begin - 1].text if begin else ""
    opened = before in CLOSING or before in ("", ",", "|") or before in building.RELATIONS
    return opened and c.at_end() and c.next not in ("+", "-")


def _number(c: Cursor) -> Any:
    begin, digits = c.place, _digits(c)
    point, scale = c.place, 1
    if c.next == "." and point + 1 < len(c.tokens) and c.tokens[point + 1].text.isdecimal():
        c.place += 1
        decimals = _digits(c)
        digits, scale = digits + decimals, 10 ** len(decimals)
    after = [token.text for token in c.tokens[c.place : c.place + 3]]
    if len(after) == 3 and after[0] in "eE" and after[1] in "+-" and after[2].isdecimal():
        c.refuse(r"a power of ten, or e times? write 10^{-3}", begin)
    return sympy.Rational(int(digits), scale)


def _digits(c: Cursor) -> str:
    begin = c.place
    while c.next.isdecimal() and (
        c.place == begin or c.tokens[c.place].start == c.tokens[c.place - 1].end
    ):
        c.place += 1
    return "".join(token.text for token in c.tokens[begin : c.place])


def _bracket(c: Cursor) -> Factor:
    begin, opened = c.place, c.next
    c.place += 1
    value = c.enclosed(CLOSING[opened])
    return Factor(value, Kind.LONE if _is_lone(c, begin + 1, c.place - 1) else Kind.BRACKET)


def _is_lone(c: Cursor, begin: int, end: int) -> bool:
    """Return whether a single name or number stands there."""
    inside, named = [t.text for t in c.tokens[begin:end]], c.names.at(c.tokens, begin)
    index = len(inside) == 1 and inside[0] in c.indices
    whole = named is not None and len(named[0]) == len(inside)
    return whole or index or all(text.isdecimal() for text in inside)


def _braces(c: Cursor) -> Factor:
    """Read braces that do not show: around a single piece they change nothing."""
    begin = c.place
    c.place += 1
    inner = atom(c)
    doubtful = (Kind.BARE, Kind.SERIES, Kind.LOOSE, Kind.NUMBER)
    if c.next != "}" or inner.kind in doubtful:
        c.refuse("braces do not show: write brackets around what belongs together", begin)
    c.place += 1
    return inner


def _bars(c: Cursor) -> Factor:
    plain = c.next == "|"
    c.place += 1
    c.bars.pairs += plain
    value = c.enclosed("|" if plain else r"\rvert", bars=plain)
    return Factor(sympy.Abs(value), Kind.BARS if plain else Kind.OTHER)


def _rounded(c: Cursor) -> Factor:
    opened = c.next
    c.place += 1
    return Factor(building.ROUNDED[opened](c.enclosed(CLOSING[opened])), Kind.OTHER)


def _fraction(c: Cursor) -> Factor:
    at = c.place
    c.place += 1
    above, below = argument(c), argument(c)
    if below == 0:
        c.refuse("a division by 0", at)
    whole = above.is_Integer and below.is_Integer
    return Factor(above / below, Kind.NUMERIC if whole else Kind.FRACTION)


def _binomial(c: Cursor) -> Factor:
    at = c.place
    c.place += 1
    return Factor(c.build(building.binomial, argument(c), argument(c), at=at), Kind.OTHER)


def _root(c: Cursor) -> Factor:
    at = c.place
    c.place += 1
    degree = c.enclosed("]") if c.take("[") else sympy.Integer(2)
    if degree == 0:
        c.refuse("a root of degree 0", at)
    return Factor(c.build(building.root, argument(c), degree, at=at), Kind.OTHER)


def _extreme(c: Cursor) -> Factor:
    name = c.next
    c.place += 1
    if c.next not in _ROUND:
        c.refuse(f"{name} is read of a list, {name}\\{{a, b\\}}; else {NEEDS_ALL}")
    closer = CLOSING[c.next]
    c.place += 1
    values = [c.enclosed()]
    while c.take(","):
        values.append(c.enclosed())
    if len(values) < 2:
        c.refuse(f"{name} of one quantity: a list of several is meant")
    c.expect(closer)
    return Factor(building.EXTREMES[name](*values), Kind.OTHER)


_ATOMS: dict[str, Callable[[Cursor], Factor]] = {
    **dict.fromkeys(_ROUND, _bracket),
    "{": _braces,
    "|": _bars,
    r"\lvert": _bars,
    r"\lceil": _rounded,
    r"\lfloor": _rounded,
    r"\frac": _fraction,
    r"\binom": _binomial,
    r"\sqrt": _root,
    r"\max": _extreme,
    r"\min": _extreme,
    r"\sum": series,
}
