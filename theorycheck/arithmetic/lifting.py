"""What a search drew, with every number in it turned into one of another arithmetic."""

import dataclasses
from collections.abc import Callable
from typing import Any

import numpy as np

Change = Callable[[Any], Any]


def lifted(value: Any, lift: Callable[[float], Any], whole: Change = lambda number: number) -> Any:
    """Return `value` with every float in it lifted; arrays of floats become arrays of objects.

    Whole numbers, and arrays of them, stay as they are, or become what `whole` makes of them.
    """

    def array(floats: np.ndarray) -> np.ndarray:
        if floats.dtype.kind != "f":
            return whole(floats)
        return np.asarray(np.frompyfunc(lambda x: lift(float(x)), 1, 1)(floats), dtype=object)

    return _mapped(value, lambda x: lift(float(x)), whole, array)


def each_number(value: Any, change: Change) -> Any:
    """Return `value` with `change` made to every number and array of numbers in it."""
    return _mapped(value, change, change, change)


def _mapped(value: Any, number: Change, whole: Change, array: Change) -> Any:
    """Change numbers, whole numbers and arrays, in containers and dataclasses too."""
    if isinstance(value, bool | np.bool_ | str | bytes | type(None)):
        return value
    if isinstance(value, int | np.integer):
        return whole(value)
    if isinstance(value, float | np.floating):
        return number(value)
    if isinstance(value, np.ndarray):
        return array(value)

    def inner(item: Any) -> Any:
        return _mapped(item, number, whole, array)

    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        names = [f.name for f in dataclasses.fields(value) if f.init]
        return dataclasses.replace(value, **{name: inner(getattr(value, name)) for name in names})
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(inner, value))
    if isinstance(value, list | tuple):
        return type(value)(map(inner, value))
    if isinstance(value, dict):
        return {key: inner(item) for key, item in value.items()}
    return value
