"""A statement as MathML, which a browser sets as mathematics without any script."""

import itertools
import unicodedata
from collections.abc import Callable, Sequence
from html import escape
from typing import Any

import sympy
from sympy.core.relational import Relational

from theorycheck.claims.bound import GREEK
from theorycheck.claims.quantifiers import E, P, Rate

RELATION, SUM, PRODUCT, POWER, ATOM = range(5)  # how tightly what is printed holds together
Printed = tuple[str, int]

_SPELLINGS = {"lam": "LAMDA", "lambda": "LAMDA", "eps": "EPSILON"}
_TIMES = '<mo lspace="0" rspace="0.12em">&#x2062;</mo>'  # invisible
_DOT, _MINUS = "<mo>&#xB7;</mo>", "<mo>&#x2212;</mo>"


def mathml(expression: Any, **_: Any) -> str:
    """Return an expression as what stands in a <math> element; a printer as SymPy has them."""
    return _print(expression)[0]


def _print(node: Any) -> Printed:
    for kinds, printer in _PRINTERS:
        if isinstance(node, kinds):
            return printer(node)
    return _text(str(node)), RELATION


def _at(node: Any, least: int) -> str:
    """Return a node in parentheses, unless it holds together at least so tightly."""
    text, tightness = _print(node)
    return text if tightness >= least else _fenced("(", text, ")")


def _row(*parts: str) -> str:
    return f"<mrow>{''.join(parts)}</mrow>"


def _fenced(opening: str, text: str, closing: str) -> str:
    return _row(f'<mo form="prefix">{opening}</mo>', text, f'<mo form="postfix">{closing}</mo>')


def _text(words: str) -> str:
    return f"<mtext>{escape(words)}</mtext>"


def _name(word: str) -> str:
    if word.isdigit():
        return f"<mn>{word}</mn>"
    if word in GREEK or word in _SPELLINGS:
        case = "SMALL" if word.islower() else "CAPITAL"
        letter = _SPELLINGS.get(word, word.upper())
        word = unicodedata.lookup(f"GREEK {case} LETTER {letter}")
    return f"<mi>{escape(word)}</mi>"


def _symbol(node: Any) -> Printed:
    head, *rest = node.name.split("_")
    if not rest or not head:
        return _name(node.name), ATOM
    return f"<msub>{_name(head)}{_row('<mo>,</mo>'.join(map(_name, rest)))}</msub>", ATOM


def _number(node: Any) -> Printed:
    if node.is_negative:
        return _row(_MINUS, _at(-node, PRODUCT)), SUM
    if isinstance(node, sympy.Rational) and node.q != 1:
        return f"<mfrac><mn>{node.p}</mn><mn>{node.q}</mn></mfrac>", PRODUCT
    words = f"{float(node):.12g}" if isinstance(node, sympy.Float) else str(node)
    return f"<mn>{escape(words)}</mn>", ATOM


def _sum(node: Any) -> Printed:
    parts: list[str] = []
    for term in _terms(node):
        minus, factors = _signed(term)
        sign = _MINUS if minus else "<mo>+</mo>"
        parts += [sign] * (minus or bool(parts))
        text, tightness = _product(factors)
        parts.append(text if tightness > SUM else _fenced("(", text, ")"))
    return _row(*parts), SUM


def _terms(node: Any) -> list[Any]:
    """Return the terms of a sum, those of the sums in it too."""
    parts = ([part] if not isinstance(part, sympy.Add) else _terms(part) for part in node.args)
    return [term for terms in parts for term in terms]


def _signed(term: Any) -> tuple[bool, tuple[Any, ...]]:
    """Return whether a term is negative, and the factors of its size."""
    factors = list(term.args) if isinstance(term, sympy.Mul) else [term]
    negative = next((f for f in factors if f.is_Number and f.is_negative), None)
    if negative is None:
        return False, tuple(factors)
    at = factors.index(negative)
    factors[at] = -negative
    if factors[at] == 1 and len(factors) > 1:
        del factors[at]
    return True, tuple(factors)


def _mul(node: Any) -> Printed:
    minus, factors = _signed(node)
    text, tightness = _product(factors)
    if not minus:
        return text, tightness
    return _row(_MINUS, text if tightness > SUM else _fenced("(", text, ")")), SUM


def _product(factors: Sequence[Any]) -> Printed:
    """Return a product, as a fraction where there is something to divide by."""
    above, below = list[Any](), list[Any]()
    for factor in factors:
        if isinstance(factor, sympy.Pow) and factor.exp.is_Number and factor.exp.is_negative:
            below.append(sympy.Pow(factor.base, -factor.exp, evaluate=False))
        elif isinstance(factor, sympy.Rational) and factor.q != 1:
            above += [sympy.Integer(factor.p)] * (factor.p != 1)
            below.append(sympy.Integer(factor.q))
        else:
            above.append(factor)
    if not below:
        return _times(above)
    top, bottom = (_times(part or [sympy.S.One])[0] for part in (above, below))
    return f"<mfrac>{top}{bottom}</mfrac>", PRODUCT


def _times(factors: Sequence[Any]) -> Printed:
    if len(factors) == 1:
        return _print(factors[0])
    parts = [_at(factors[0], PRODUCT)]
    for left, right in itertools.pairwise(factors):
        parts += [_DOT if _need_dot(left, right) else _TIMES, _at(right, PRODUCT)]
    return _row(*parts), PRODUCT


def _need_dot(left: Any, right: Any) -> bool:
    """Return whether side by side they would read as one number, or as a function's value."""
    if right.is_Number or getattr(right, "base", right).is_Number:
        return True
    return isinstance(left, sympy.Symbol) and _print(right)[1] < PRODUCT


def _power(node: Any) -> Printed:
    base, exponent = node.base, node.exp
    if exponent.is_Number and exponent.is_negative:
        return _product((node,))
    if exponent == 1:
        return _print(base)
    if exponent == sympy.S.Half:
        return f"<msqrt>{_print(base)[0]}</msqrt>", ATOM
    raised = f"{_at(base, ATOM)}{_linear(exponent)}"
    return f"<msup>{raised}</msup>", POWER


def _linear(exponent: Any) -> str:
    if isinstance(exponent, sympy.Rational) and exponent.q != 1:
        return _row(f"<mn>{exponent.p}</mn><mo>/</mo><mn>{exponent.q}</mn>")
    return _row(_print(exponent)[0])


def _listed(nodes: Sequence[Any], separator: str = "<mo>,</mo>") -> str:
    return separator.join(_print(node)[0] for node in nodes)


def _function(node: Any) -> Printed:
    name = f"<mi>{escape(type(node).__name__.lower())}</mi><mo>&#x2061;</mo>"
    return _row(name, _fenced("(", _listed(node.args), ")")), ATOM


def _relation(node: Any) -> Printed:
    sign = f"<mo>{_SIGNS[node.rel_op]}</mo>"
    return _row(_at(node.lhs, SUM), sign, _at(node.rhs, SUM)), RELATION


def _quantifier(node: Any) -> Printed:
    inside = _fenced("[", _print(node.args[0])[0], "]")
    return _row(f'<mi mathvariant="normal">{type(node).__name__}</mi>', inside), ATOM


def _rate(node: Any) -> Printed:
    quantity, size, start, _ = node.args
    scope = _row(_print(size)[0], "<mo>&#x2265;</mo>", _print(start)[0])
    name = f"<msub><mi>rate</mi>{scope}</msub>"
    return _row(name, _fenced("(", _print(quantity)[0], ")")), ATOM


def _series(node: Any) -> Printed:
    term, *limits = node.args
    signs = [_sigma(*limit) for limit in reversed(limits)]  # SymPy names the innermost first
    return _row(*signs, _at(term, PRODUCT)), SUM


def _sigma(index: Any, first: Any, last: Any) -> str:
    start = _row(_print(index)[0], "<mo>=</mo>", _print(first)[0])
    return f"<munderover><mo>&#x2211;</mo>{start}{_row(_print(last)[0])}</munderover>"


def _cases(node: Any) -> Printed:
    cells = [(_print(value)[0], _condition(condition)) for value, condition in node.args]
    rows = [f"<mtr><mtd>{value}</mtd><mtd>{condition}</mtd></mtr>" for value, condition in cells]
    return _row("<mo>{</mo>", f'<mtable columnalign="left">{"".join(rows)}</mtable>'), SUM


def _condition(condition: Any) -> str:
    return (
        _text("otherwise")
        if condition == sympy.true
        else _text("if\N{NO-BREAK SPACE}") + _print(condition)[0]
    )


def _binomial(node: Any) -> Printed:
    n, k = (_row(_print(argument)[0]) for argument in node.args)
    return _fenced("(", f'<mfrac linethickness="0">{n}{k}</mfrac>', ")"), ATOM


def _between(opening: str, closing: str) -> Callable[[Any], Printed]:
    return lambda node: (_fenced(opening, _print(node.args[0])[0], closing), ATOM)


def _word(text: str) -> Callable[[Any], Printed]:
    return lambda _: (f"<mi>{text}</mi>", ATOM)


_SIGNS = {"<=": "&#x2264;", ">=": "&#x2265;", "==": "=", "!=": "&#x2260;", "<": "&lt;", ">": "&gt;"}
_PRINTERS: tuple[tuple[Any, Callable[[Any], Printed]], ...] = (
    (sympy.Symbol, _symbol),
    (type(sympy.oo), _word("&#x221E;")),
    (type(sympy.pi), _word("&#x3C0;")),
    (type(sympy.E), _word("e")),
    ((sympy.Integer, sympy.Rational, sympy.Float), _number),
    (sympy.Add, _sum),
    (sympy.Mul, _mul),
    (sympy.Pow, _power),
    (Relational, _relation),
    (
        sympy.And,
        lambda node: (
            _listed(node.args, _text("\N{NO-BREAK SPACE}and\N{NO-BREAK SPACE}")),
            RELATION,
        ),
    ),
    ((P, E), _quantifier),
    (Rate, _rate),
    (sympy.Sum, _series),
    (sympy.Piecewise, _cases),
    (sympy.Abs, _between("|", "|")),
    (sympy.ceiling, _between("&#x2308;", "&#x2309;")),
    (sympy.floor, _between("&#x230A;", "&#x230B;")),
    (sympy.factorial, lambda node: (_row(_at(node.args[0], ATOM), "<mo>!</mo>"), ATOM)),
    (sympy.binomial, _binomial),
    ((sympy.Function, sympy.Max, sympy.Min), _function),
)
