"""What claims hand over, as floats: where that loses nothing, and with no hand in their arrays."""

from fractions import Fraction
from typing import Any

import numpy as np

from theorycheck.arithmetic import Ball, Exact
from theorycheck.arithmetic.noisy import bare
from theorycheck.errors import LeftArithmetic


def as_floats(value: Any, dtype: Any = np.float64) -> np.ndarray:
    """Return a fresh array of `dtype`, of the same shape, with the numbers of `value`.

    Exact numbers and balls become the float64 that they are. Raises LeftArithmetic where one is no
    float64, such as 1/3.
    """
    array = np.asarray(bare(value))
    if array.dtype == object:
        array = np.asarray(np.frompyfunc(_as_float, 1, 1)(array), dtype=np.float64)
    return np.array(array, dtype=dtype)


def as_plain(value: Any) -> Any:
    """Return numbers and arrays as floats; whole numbers, switches, words and functions as is."""
    if isinstance(value, Exact | Ball):
        return _as_float(value)
    array = np.asarray(bare(value))
    return as_floats(array) if array.dtype.kind == "f" or _holds_numbers(array) else value


def _holds_numbers(array: np.ndarray) -> bool:
    return array.dtype == object and all(isinstance(x, Exact | Ball) for x in array.flat)


def _as_float(number: Any) -> float:
    rational = _rational(number)
    if rational is not None and Fraction(float(rational)) == rational:
        return float(rational)
    raise LeftArithmetic(f"{number!r} is no float64, and code of another library takes floats")


def _rational(number: Any) -> Fraction | None:
    """Return the rational that a number is, None where it is none or isn't known exactly."""
    if isinstance(number, Exact):
        a, is_root = number.coefficient, number.radicand != 1 and number.coefficient != 0
        return None if is_root else Fraction(int(a.p), int(a.q))
    if isinstance(number, Ball):
        return _middle(number.value) if number.value.is_exact() else None
    return Fraction(float(number)) if isinstance(number, int | float | np.number) else None


def _middle(value: Any) -> Fraction:
    mantissa, exponent = map(int, value.man_exp())
    return Fraction(mantissa) * Fraction(2) ** exponent
