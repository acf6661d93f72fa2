"""Real numbers enclosed by a midpoint and a radius, which refuse to guess a comparison."""

import functools
import operator
from collections.abc import Callable
from typing import Any

import flint
import numpy as np

from theorycheck.arithmetic.literals import unrounded
from theorycheck.arithmetic.work import spend
from theorycheck.errors import LeftArithmetic, Undecidable


def _operator(
    apply: Callable[[Any, Any], Any], *, keep_integers: bool = False
) -> Callable[["Ball", Any], Any]:
    def method(ball: "Ball", other: Any) -> Any:
        spend()
        is_ball = type(other) is Ball
        lifted = other.value if is_ball else _arb(other, keep_integers=keep_integers)
        return NotImplemented if lifted is NotImplemented else Ball(apply(ball.value, lifted))

    return method


def _ball_power(base: Any, exponent: Any) -> Any:
    """Return base**exponent; flint gives NaN where a ball is centred at zero."""
    if isinstance(exponent, int) and exponent > 0 and base.contains(0):
        return functools.reduce(operator.mul, [base] * exponent)
    return base**exponent


def _ball_quotient(above: Any, below: Any) -> Any:
    if below == 0:
        raise ZeroDivisionError("division of a ball by zero")
    if below.contains(0):
        raise Undecidable("a divisor's enclosure contains zero")
    return above / below


class Ball:
    """A real number enclosed by a midpoint and a radius, at flint's current precision."""

    __slots__ = ("value",)
    __hash__ = None  # type: ignore[assignment]

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return self.value.str(12)

    def __neg__(self) -> "Ball":
        return Ball(-self.value)

    def __pos__(self) -> "Ball":
        return self

    def __abs__(self) -> "Ball":
        return Ball(abs(self.value))

    __add__ = __radd__ = _operator(operator.add)
    __mul__ = __rmul__ = _operator(operator.mul)
    __sub__ = _operator(operator.sub)
    __rsub__ = _operator(lambda a, b: b - a)
    __truediv__ = _operator(_ball_quotient)
    __rtruediv__ = _operator(lambda a, b: _ball_quotient(b, a))
    __pow__ = _operator(_ball_power, keep_integers=True)
    __rpow__ = _operator(lambda a, b: b**a)

    def __lt__(self, other: Any) -> bool:
        return _decided(self, other, lambda a, b: a < b, lambda a, b: a >= b)

    def __le__(self, other: Any) -> bool:
        return _decided(self, other, lambda a, b: a <= b, lambda a, b: a > b)

    def __gt__(self, other: Any) -> bool:
        return _decided(self, other, lambda a, b: a > b, lambda a, b: a <= b)

    def __ge__(self, other: Any) -> bool:
        return _decided(self, other, lambda a, b: a >= b, lambda a, b: a < b)

    def __eq__(self, other: object) -> bool:
        return _decided(self, other, lambda a, b: a == b, lambda a, b: not a.overlaps(b))

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __bool__(self) -> bool:
        return self != 0

    def __float__(self) -> float:
        raise LeftArithmetic("a ball was turned into a float")

    __int__ = __index__ = __complex__ = __float__

    def conjugate(self) -> "Ball":
        """Return itself: the number is real."""
        return self

    def __floor__(self) -> int:
        return self._whole(self.value.floor())

    def __ceil__(self) -> int:
        return self._whole(self.value.ceil())

    def _whole(self, rounded: Any) -> int:
        found = rounded.unique_fmpz()
        if found is None:
            raise Undecidable(f"the whole number next to {self!r}")
        return int(found)

    def sqrt(self) -> "Ball":
        """Return the square root; a ball that reaches below zero by rounding is cut at zero."""
        if self.value < 0:
            raise LeftArithmetic(f"the square root of the negative number {self!r}")
        return Ball(self.value.nonnegative_part().sqrt())


def _arb(number: Any, *, keep_integers: bool = False) -> Any:
    if isinstance(number, Ball):
        return number.value
    if isinstance(number, int | np.integer):
        return int(number) if keep_integers else flint.arb(int(number))
    if isinstance(number, float | np.floating):
        return flint.arb(unrounded(number))
    return flint.arb(number) if isinstance(number, flint.arb | flint.fmpq) else NotImplemented


def _decided(ball: Ball, other: Any, yes: Callable[..., Any], no: Callable[..., Any]) -> Any:
    a, b = ball.value, _arb(other)
    if b is NotImplemented:
        return NotImplemented
    if yes(a, b):
        return True
    if no(a, b):
        return False
    raise Undecidable(f"{a.str(12)} against {b.str(12)}")


def _ball_method(name: str) -> Callable[[Ball], Ball]:
    def method(ball: Ball) -> Ball:
        result = getattr(ball.value, name)()
        if not result.is_finite():
            raise Undecidable(f"{name}({ball!r}) has no finite enclosure")
        return Ball(result)

    return method


for _name in ("exp", "expm1", "log", "log1p", "tanh", "sinh", "cosh", "sin", "cos", "tan"):
    setattr(Ball, _name, _ball_method(_name))
for _name in ("acosh", "asinh", "atanh", "atan", "acos", "asin", "erf", "erfc", "lgamma", "gamma"):
    setattr(Ball, _name, _ball_method(_name))
for _numpy_name, _name in (("arccos", "acos"), ("arcsin", "asin"), ("arctan", "atan")):
    setattr(Ball, _numpy_name, _ball_method(_name))
for _numpy_name, _name in (("arccosh", "acosh"), ("arcsinh", "asinh"), ("arctanh", "atanh")):
    setattr(Ball, _numpy_name, _ball_method(_name))
