"""A relation read from LaTeX by recursive descent; what has two readings is refused.

The grammar is that of the relations in papers: sums, products by juxtaposition, fractions, roots,
powers, logarithms, sums over an index. Nothing is evaluated but SymPy's own operations.
"""

from collections.abc import Iterable, Mapping
from typing import Any

import sympy

from theorycheck.claims.quantifiers import read_relation
from theorycheck.errors import StatementError
from theorycheck.latex import building
from theorycheck.latex.atoms import atom
from theorycheck.latex.calls import known_function
from theorycheck.latex.cursor import SIGNS, Cursor, Factor, Kind
from theorycheck.latex.names import names
from theorycheck.latex.series import argument
from theorycheck.latex.tokens import formula_in, partners, tokens_of

_UNREAL = (sympy.I, sympy.zoo, sympy.nan, sympy.oo)
_DOTS = (r"\cdot", r"\times", "*")


def relation(text: str, symbols: Mapping[str, Any] | Iterable[Any] = ()) -> Any:
    r"""Return the relation that a LaTeX text states: ``claim(then=relation(r"..."))``.

    `symbols` gives texts their meaning, ``{r"\|x_t - x^*\|": d_t}``, or lists symbols, which go by
    their names; those of ``theorycheck.notation`` are known. Logarithms are natural, and e^{...} is
    the exponential unless e is declared. Raises StatementError, with the place and the cure, for
    what is not declared or not known, and for whatever can be read in two ways.
    """
    formula = formula_in(text)
    found = tokens_of(formula)
    pairs = partners(formula, found)
    cursor = Cursor(formula, found, pairs, names(symbols), _sum, _product)
    try:
        return _relation(cursor)
    except (ValueError, TypeError, RecursionError) as error:
        raise StatementError(
            f"relation(...): no statement on numbers: {error}\n  {formula}"
        ) from error


def _relation(c: Cursor) -> Any:
    left = c.enclosed()
    sign = c.next
    if sign not in building.RELATIONS:
        c.refuse(r"a relation is missing: one of \le, <, \ge, >, =")
    c.place += 1
    right = c.enclosed()
    if c.next in building.RELATIONS:
        c.refuse("a chain of relations: write a claim for each")
    if c.next:
        c.refuse(f"{c.next} continues no formula")
    if left.has(*_UNREAL) or right.has(*_UNREAL):
        c.refuse("a division by 0, or the root or the logarithm of what has none", 0)
    made = read_relation(building.RELATIONS[sign](left, right), "relation(...)")
    for place, index in c.used:
        if index in made.free_symbols:
            c.refuse(f"{index} is the index here, and stands for something else elsewhere", place)
    return made


def _sum(c: Cursor) -> Any:
    minus = c.take("-")
    if not minus:
        c.take("+")
    term = _product(c)
    total = -term.value if minus else term.value
    while c.next in SIGNS:
        if term.kind is Kind.SERIES:
            c.refuse(r"where a \sum ends is not said: put it last, or in brackets")
        minus = c.next == "-"
        c.place += 1
        if c.next in SIGNS:
            c.refuse("two signs: write brackets")
        term = _product(c)
        total = total - term.value if minus else total + term.value
    return total


def _product(c: Cursor) -> Factor:
    """Return a product, with the look of its last factor."""
    last = _factor(c)
    value, sign = last.value, ""
    while not c.at_end():
        begin = c.place
        before, sign = last, _sign(c, last, sign)
        if c.next in SIGNS:
            c.refuse("a sign in a product: write brackets")
        last = _factor(c)
        if sign == "/" and last.kind is Kind.SERIES:
            c.refuse("write brackets around the sum that divides", begin)
        if not sign:
            _check_beside(c, before, last, begin)
        value = _joined(c, sign, value, last.value, begin)
    return Factor(value, last.kind)


def _joined(c: Cursor, sign: str, left: Any, right: Any, begin: int) -> Any:
    if sign != "/":
        return left * right
    if right == 0:
        c.refuse("a division by 0", begin)
    return left / right


def _sign(c: Cursor, before: Factor, earlier: str) -> str:
    """Pass over the sign of the next factor, none if it stands beside the last one."""
    if earlier == "/":
        c.refuse(r"what is divided by? a/bc has two readings: write \frac, or brackets")
    if before.kind is Kind.BARE:
        c.refuse("does this belong to the function? write brackets around what it is of")
    if c.next in _DOTS or c.next == "/":
        c.place += 1
        return "/" if c.tokens[c.place - 1].text == "/" else "."
    if before.kind is Kind.CALLED and not known_function(c):
        c.refuse(r"does this belong to the function? write the factor before it, or \cdot")
    return ""


def _check_beside(c: Cursor, before: Factor, after: Factor, begin: int) -> None:
    if Kind.BARS in (before.kind, after.kind):
        c.bars.touched = begin
    if after.kind is Kind.NUMBER or (before.kind is Kind.NUMBER and after.kind is Kind.RAISED):
        c.refuse(r"a number on the right of a factor: write it first, or \cdot", begin)
    if before.kind is Kind.NUMBER and after.kind is Kind.NUMERIC:
        c.refuse(r"a mixed number or a product? write \cdot, or one fraction", begin)
    if before.kind is Kind.NAME and after.kind is Kind.LONE:
        c.refuse("a product or a function's value? declare it whole, or leave out the bracket")


def _factor(c: Cursor) -> Factor:
    begin = c.place
    base = atom(c)
    if c.next == "!":
        return _factorial(c, base, begin)
    if c.next == "^":
        return _power(c, base, begin)
    return base


def _factorial(c: Cursor, base: Factor, begin: int) -> Factor:
    beside = begin > 0 and c.tokens[begin - 1].text not in {*_OPENED, *SIGNS, *building.RELATIONS}
    if beside or base.kind not in (Kind.NAME, Kind.NUMBER, Kind.BRACKET, Kind.LONE):
        c.refuse("of what is this the factorial? write brackets around it")
    c.place += 1
    if c.next in ("!", "^"):
        c.refuse("write brackets around the factorial")
    return Factor(c.build(building.factorial, base.value, at=begin), Kind.OTHER)


_OPENED = ("{", "(", "[", r"\{", r"\lvert", ",", "/", *_DOTS)


def _check_exponent(c: Cursor, base: Factor) -> None:
    """Refuse what marks an iterate or a transposed matrix, and what may."""
    inner = c.partners.get(c.place + 1)
    if c.next == "{" and inner is not None and c.partners[c.place] == inner + 1:
        c.refuse("x^{(t)} is no power: declare it whole, or leave out the brackets")
    if c.next == "T" and base.kind is Kind.NAME and ("T",) not in c.names.given:
        c.refuse("a power or a transpose? declare T, or the whole text")


def _power(c: Cursor, base: Factor, begin: int) -> Factor:
    if base.kind in (Kind.VALUE, Kind.FRACTION, Kind.NUMERIC, Kind.SERIES):
        c.refuse("of what is this the power? write brackets around it")
    c.place += 1
    _check_exponent(c, base)
    value = c.build(building.raised, base.value, argument(c), at=begin)
    if c.next in ("^", "_", "'", "!"):
        c.refuse("a second script: write brackets")
    kind = Kind.RAISED if base.kind in (Kind.NUMBER, Kind.RAISED) else base.kind
    return Factor(value, kind)
