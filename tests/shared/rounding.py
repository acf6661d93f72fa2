"""Any function in float64 or float32: what goes in and what comes out is rounded, as users do.

Exact numbers and balls refuse to be turned into floats, so a part that rounds leaves them.
"""

import dataclasses
import functools
import inspect
from fractions import Fraction

import numpy as np

_LEFT_ALONE = (bool, np.bool_, int, np.integer, str, bytes, range, np.random.Generator)


def rounded(value, dtype=np.float64):
    """Return `value` with every number that is not whole in `dtype`, and its functions likewise."""
    again = functools.partial(rounded, dtype=dtype)
    if value is None or isinstance(value, _LEFT_ALONE):
        return value
    if isinstance(value, np.ndarray):
        return value if value.dtype.kind in "biu" else np.array(value, dtype=dtype)
    if isinstance(value, tuple | list):
        items = map(again, value)
        return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
    if isinstance(value, dict):
        return {name: again(item) for name, item in value.items()}
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return dataclasses.replace(value, **_fields(value, again))
    if inspect.isroutine(value) or isinstance(value, functools.partial):
        return in_precision(value, dtype)
    if isinstance(value, float | np.floating | Fraction) or hasattr(value, "__float__"):
        return dtype(float(value))
    return value


def in_precision(function, dtype):
    """Return the function that rounds its arguments, and what it answers, to `dtype`."""

    @functools.wraps(function)
    def called(*arguments, **options):
        given, named = rounded(arguments, dtype), rounded(options, dtype)
        return rounded(function(*given, **named), dtype)

    return called


def in_float64(function):
    """Return the part in plain float64."""
    return rounded(function, np.float64)


def in_float32(function):
    """Return the part in plain float32, which answers in float32."""
    return rounded(function, np.float32)


def _fields(value, again):
    names = [field.name for field in dataclasses.fields(value) if field.init]
    return {name: again(getattr(value, name)) for name in names}
