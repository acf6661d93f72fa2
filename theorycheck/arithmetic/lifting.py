"""What a search drew, with every number in it turned into one of another arithmetic."""

import dataclasses
import functools
from collections.abc import Callable, Iterable, Iterator
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


def numbers_in(value: Any) -> Iterator[Any]:
    """Yield every number and array of numbers that `each_number` would change, in its order."""
    if isinstance(value, _PLAIN):
        return
    if isinstance(value, _NUMBERS):
        yield value
        return
    for item in _items(value):
        yield from numbers_in(item)


_PLAIN = (bool, np.bool_, str, bytes, type(None))
_NUMBERS = (int, float, np.integer, np.floating, np.ndarray)


def _items(value: Any) -> Iterable[Any]:
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return [getattr(value, name) for name in _given_to(type(value))]
    if isinstance(value, list | tuple):
        return value
    return value.values() if isinstance(value, dict) else ()


@functools.lru_cache(maxsize=256)
def _given_to(kind: type) -> tuple[str, ...]:
    """Return the names of the fields that a dataclass is made of."""
    return tuple(f.name for f in dataclasses.fields(kind) if f.init)


def _mapped(value: Any, number: Change, whole: Change, array: Change) -> Any:
    """Change numbers, whole numbers and arrays, in containers and dataclasses too."""
    if isinstance(value, _PLAIN):
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
        changed = {name: inner(getattr(value, name)) for name in _given_to(type(value))}
        return dataclasses.replace(value, **changed)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(inner, value))
    if isinstance(value, list | tuple):
        return type(value)(map(inner, value))
    if isinstance(value, dict):
        return {key: inner(item) for key, item in value.items()}
    return value
