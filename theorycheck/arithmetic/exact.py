"""Rational numbers and their square roots, compared without rounding."""

import operator
from collections.abc import Callable
from fractions import Fraction
from typing import Any

import flint
import numpy as np
from flint.utils.flint_exceptions import DomainError

from theorycheck.arithmetic.literals import unrounded
from theorycheck.arithmetic.work import spend
from theorycheck.errors import LeftArithmetic

_HEAVY = 1024  # bits from which on a rational takes notably longer than a ball
_LARGEST_HEIGHT = 200_000  # bits of a numerator: beyond it, exact networks triple at every step


class Exact:
    """The number ``coefficient * sqrt(radicand)``, both rational; closed under what norms need."""

    __slots__ = ("coefficient", "radicand")
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, coefficient: Any, radicand: Any = 1) -> None:
        self.coefficient, self.radicand = coefficient, radicand
        height = coefficient.height_bits()
        spend(1 + height / _HEAVY)
        if height > _LARGEST_HEIGHT:
            raise LeftArithmetic("a rational grew beyond 200,000 bits")

    def __repr__(self) -> str:
        root = "" if self.radicand == 1 else f"*sqrt({self.radicand})"
        return f"{self.coefficient}{root}"

    def __neg__(self) -> "Exact":
        return Exact(-self.coefficient, self.radicand)

    def __pos__(self) -> "Exact":
        return self

    def __abs__(self) -> "Exact":
        return Exact(abs(self.coefficient), self.radicand)

    def __add__(self, other: Any) -> "Exact":
        b = exact(other)
        if b is NotImplemented:
            return NotImplemented
        if self.radicand == b.radicand:
            return Exact(self.coefficient + b.coefficient, self.radicand)
        if self.coefficient == 0:
            return b
        if b.coefficient == 0:
            return self
        return Exact(self.coefficient * _same_root(self, b) + b.coefficient, b.radicand)

    __radd__ = __add__

    def __sub__(self, other: Any) -> "Exact":
        b = exact(other)
        return NotImplemented if b is NotImplemented else self + -b

    def __rsub__(self, other: Any) -> "Exact":
        return -self + other

    def __mul__(self, other: Any) -> "Exact":
        b = exact(other)
        if b is NotImplemented:
            return NotImplemented
        if self.radicand == b.radicand:
            return Exact(self.coefficient * b.coefficient * self.radicand)
        return Exact(self.coefficient * b.coefficient, self.radicand * b.radicand)

    __rmul__ = __mul__

    def __truediv__(self, other: Any) -> "Exact":
        b = exact(other)
        if b is NotImplemented:
            return NotImplemented
        if b.coefficient == 0:
            raise ZeroDivisionError("division of an exact number by zero")
        return self * Exact(1 / (b.coefficient * b.radicand), b.radicand)

    def __rtruediv__(self, other: Any) -> "Exact":
        a = exact(other)
        return NotImplemented if a is NotImplemented else a / self

    def __pow__(self, other: Any) -> "Exact":
        if isinstance(other, Exact) and other.radicand == 1 and other.coefficient.q == 1:
            other = other.coefficient.p
        if isinstance(other, np.ndarray):
            return NotImplemented
        if not isinstance(other, int | np.integer):
            return _half_power(self, other)
        n = int(other)
        if n < 0:
            return 1 / self**-n
        height = max(self.coefficient.height_bits(), flint.fmpq(self.radicand).height_bits())
        if abs(n) * height > _LARGEST_HEIGHT:
            raise LeftArithmetic("a power of a rational grew beyond 200,000 bits")
        odd = n % 2
        coefficient = flint.fmpq(self.coefficient) ** n * flint.fmpq(self.radicand) ** (n // 2)
        return Exact(coefficient, self.radicand if odd else 1)

    def __rpow__(self, other: Any) -> "Exact":
        a = exact(other)
        return NotImplemented if a is NotImplemented else a**self

    def __lt__(self, other: Any) -> bool:
        return _compared(self, other, operator.lt)

    def __le__(self, other: Any) -> bool:
        return _compared(self, other, operator.le)

    def __gt__(self, other: Any) -> bool:
        return _compared(self, other, operator.gt)

    def __ge__(self, other: Any) -> bool:
        return _compared(self, other, operator.ge)

    def __eq__(self, other: object) -> bool:
        return _compared(self, other, operator.eq)

    def __ne__(self, other: object) -> bool:
        return _compared(self, other, operator.ne)

    def __bool__(self) -> bool:
        return bool(self.coefficient != 0)

    def __float__(self) -> float:
        raise LeftArithmetic("an exact number was turned into a float")

    __int__ = __index__ = __complex__ = __float__

    def conjugate(self) -> "Exact":
        """Return itself: the number is real."""
        return self

    def __floor__(self) -> int:
        return int(self._rational().floor())

    def __ceil__(self) -> int:
        return int(self._rational().ceil())

    def _rational(self) -> Any:
        if self.radicand != 1:
            raise LeftArithmetic(f"the whole number next to {self!r}, a root")
        return self.coefficient

    def sqrt(self) -> "Exact":
        """Return the square root, of rationals only."""
        if self.radicand != 1 or self.coefficient < 0:
            raise LeftArithmetic(f"the square root of {self!r} is no root of a positive rational")
        try:
            return Exact(self.coefficient.sqrt())
        except (DomainError, ValueError):
            return Exact(flint.fmpq(1), self.coefficient)


def exact(number: Any) -> Any:
    """Return `number` as an exact number, or NotImplemented."""
    if isinstance(number, Exact):
        return number
    if isinstance(number, int | np.integer):
        return Exact(flint.fmpq(int(number)))
    if isinstance(number, float | np.floating):
        return as_it_is(unrounded(number))
    return Exact(number) if isinstance(number, flint.fmpq) else NotImplemented


def as_it_is(number: float) -> Exact:
    """Return the rational number that a float is."""
    return Exact(flint.fmpq(*number.as_integer_ratio()))


def _same_root(a: Exact, b: Exact) -> Any:
    try:
        return flint.fmpq(a.radicand / flint.fmpq(b.radicand)).sqrt()
    except (DomainError, ValueError):
        raise LeftArithmetic("a sum of two unlike square roots") from None


def _half_power(base: Exact, exponent: Any) -> Exact:
    twice = 2 * exponent.coefficient if isinstance(exponent, Exact) else 2 * Fraction(exponent)
    is_root = isinstance(exponent, Exact) and exponent.radicand != 1
    if is_root or twice.denominator != 1:
        raise LeftArithmetic(f"the power {exponent} of an exact number")
    return base.sqrt() ** int(twice)


def _compared(a: Exact, other: Any, holds: Callable[[int, int], bool]) -> Any:
    b = exact(other)
    if b is NotImplemented:
        return NotImplemented
    left, right = _signed_square(a), _signed_square(b)
    return holds(int(left > right) - int(left < right), 0)


def _signed_square(x: Exact) -> Any:
    return x.coefficient * abs(x.coefficient) * x.radicand


def _transcendental(name: str, at: int, value: int) -> Callable[[Exact], Exact]:
    def method(x: Exact) -> Exact:
        if x != at:
            raise LeftArithmetic(f"{name}({x!r}) is not a root of a rational")
        return Exact(flint.fmpq(value))

    return method


for _name, _at, _value in (("exp", 0, 1), ("log", 1, 0), ("tanh", 0, 0), ("expm1", 0, 0)):
    setattr(Exact, _name, _transcendental(_name, _at, _value))
for _name, _at, _value in (("log1p", 0, 0), ("cosh", 0, 1), ("cos", 0, 1), ("sin", 0, 0)):
    setattr(Exact, _name, _transcendental(_name, _at, _value))
