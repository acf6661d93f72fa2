"""Expressions of what was read: functions by their names, and numbers that stay of a size."""

from collections.abc import Callable
from typing import Any

import sympy

_BITS = 10_000  # of a power of numbers
_TERMS = 100_000  # of a sum between numbers
_WHOLE = 1000  # above which no factorial or binomial coefficient of numbers is computed
_LARGEST = sympy.Integer(10) ** 30  # number that is rounded, whatever it is written as


class TooLarge(ValueError):
    """A number that would take longer to compute than a statement is worth."""


def _bounded(function: Callable[[Any], Any], largest: Any) -> Callable[[Any], Any]:
    """Let a function be applied to numbers up to a size only; to letters always."""

    def apply(of: Any) -> Any:
        if of.is_number and not abs(sympy.N(of)) <= largest:
            raise TooLarge(f"a number beyond {largest} is not worth computing")
        return function(of)

    return apply


_exponential = _bounded(sympy.exp, _WHOLE)
FUNCTIONS: dict[str, Callable[[Any], Any]] = {
    r"\log": sympy.log,
    r"\exp": _exponential,
    r"\sin": sympy.sin,
    r"\cos": sympy.cos,
    r"\arccos": sympy.acos,
    r"\arcsin": sympy.asin,
    r"\arctan": sympy.atan,
    r"\sinh": _bounded(sympy.sinh, _WHOLE),
    r"\cosh": _bounded(sympy.cosh, _WHOLE),
    r"\tanh": sympy.tanh,
}
SPELLED: dict[str, Callable[[Any], Any]] = {
    "erf": sympy.erf,
    "erfc": sympy.erfc,
    **{name[1:]: function for name, function in FUNCTIONS.items()},
    "ln": sympy.log,
    "acosh": sympy.acosh,
    "arcosh": sympy.acosh,
}
ROUNDED = {
    r"\lceil": _bounded(sympy.ceiling, _LARGEST),
    r"\lfloor": _bounded(sympy.floor, _LARGEST),
}
EXTREMES = {r"\max": sympy.Max, r"\min": sympy.Min}
RELATIONS: dict[str, Any] = {
    r"\le": sympy.Le,
    r"\ge": sympy.Ge,
    "<": sympy.Lt,
    ">": sympy.Gt,
    "=": sympy.Eq,
    r"\neq": sympy.Ne,
    r"\ne": sympy.Ne,
}


def raised(base: Any, exponent: Any) -> Any:
    """Return a power; of numbers, one of at most some thousand digits."""
    if base.is_number and exponent.is_number and exponent.is_finite:
        bits = sum(int(abs(part)).bit_length() for part in base.as_numer_denom() if part.is_Integer)
        size = abs(sympy.N(exponent))
        if not size.is_comparable or size * max(bits, 10) > _BITS:
            raise TooLarge(f"a power of numbers with more than {_BITS} bits")
    return base**exponent


def root(radicand: Any, degree: Any) -> Any:
    """Return a root."""
    return sympy.sqrt(radicand) if degree == 2 else raised(radicand, 1 / degree)


def factorial(of: Any) -> Any:
    """Return a factorial."""
    return sympy.factorial(_small(of))


def binomial(above: Any, below: Any) -> Any:
    """Return a binomial coefficient."""
    return sympy.binomial(_small(above), _small(below))


def _small(number: Any) -> Any:
    if number.is_number and not abs(number) <= _WHOLE:
        raise TooLarge(f"factorials and binomial coefficients of numbers go up to {_WHOLE}")
    return number


def series(term: Any, index: Any, first: Any, last: Any) -> Any:
    """Return a finite sum."""
    if first.is_number and last.is_number and not last - first <= _TERMS:
        raise TooLarge(f"a sum of more than {_TERMS} terms")
    return sympy.Sum(term, (index, first, last))
