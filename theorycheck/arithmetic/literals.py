"""Floats that a trial mixes into exact numbers: taken as they are only where they can't be rounded.

``np.sqrt(5)`` or ``math.pi`` in a trial is a float that has been rounded. Taken for an exact number
it would let rounding refute a theorem. So is a float32, and what NumPy computed though it looks
short: ``1 - np.tanh(20)`` is 0 by rounding alone.
"""

import math

import numpy as np

from theorycheck.errors import LeftArithmetic

_SHORT = (
    12  # significant bits: what was rounded, even to 24 bits, has more, but for one in thousands
)


def unrounded(number: float | np.floating) -> float:
    """Return `number` if it is a short or whole literal; raise LeftArithmetic if it may be rounded.

    Python's own floats are literals, or what a trial makes of them; NumPy's were computed.
    """
    if isinstance(number, np.floating):
        raise LeftArithmetic(
            f"the {type(number).__name__} {number!s}, perhaps rounded, was mixed in"
        )
    plain = float(number)
    if math.isinf(plain) or (plain.is_integer() and abs(plain) < 2**53):
        return plain
    if math.isfinite(plain) and plain.as_integer_ratio()[0].bit_length() <= _SHORT:
        return plain
    raise LeftArithmetic(f"the float {plain!r}, perhaps rounded, was mixed in")
