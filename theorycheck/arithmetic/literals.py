"""Floats that a trial mixes into exact numbers: taken as they are only where they can't be rounded.

``np.sqrt(5)`` or ``math.pi`` in a trial is a float that has been rounded. Taken for an exact number
it would let rounding refute a theorem.
"""

import math

from theorycheck.errors import LeftArithmetic

_SHORT = 32  # significant bits: what was rounded to float64 has 53, but for one in a million


def unrounded(number: float) -> float:
    """Return `number` if it is short or whole; raise LeftArithmetic if it may be rounded."""
    if math.isinf(number) or (number.is_integer() and abs(number) < 2**53):
        return number
    if math.isfinite(number) and number.as_integer_ratio()[0].bit_length() <= _SHORT:
        return number
    raise LeftArithmetic(f"the float {number!r}, perhaps rounded, was mixed in")
