"""Values as JSON can hold them: numbers, text, lists and dictionaries; long arrays in few words."""

import dataclasses
from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.arithmetic import Ball, Exact
from theorycheck.claims.readable import readable
from theorycheck.confirm.decision import Outcome, Soundness

_MOST = 100  # entries of an array that are told one by one
_NUMBERS = "fiub"  # the kinds of a NumPy array that can be ordered and summed


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it; of an array of more than 100 entries, what tells it."""
    if isinstance(value, Outcome | Soundness):
        return value.value
    if isinstance(value, bool | np.bool_):
        return bool(value)
    if isinstance(value, int | np.integer):
        return int(value)
    if isinstance(value, float | np.floating):
        return float(value) if np.isfinite(value) else str(value)
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, np.ndarray):
        return plain(value.tolist()) if value.size <= _MOST else _in_few_words(value)
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    if isinstance(value, Ball | Exact):
        return str(value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    return value if value is None or isinstance(value, str) else readable(value)


def five_numbers(array: np.ndarray) -> list[Any]:
    """Return the first entry of an array, its last, the least, the largest and the mean."""
    if not array.size:
        return []
    flat = array.ravel()
    return [flat[0], flat[-1], flat.min(), flat.max(), flat.mean()]


def _in_few_words(array: np.ndarray) -> dict[str, Any]:
    names: tuple[str, ...] = ("first", "last", "least", "largest", "mean")
    if array.dtype.kind in _NUMBERS:
        told = five_numbers(array)
    else:
        names, told = names[:2], [array.flat[0], array.flat[-1]]
    numbers = {name: plain(number) for name, number in zip(names, told, strict=True)}
    return {"shape": list(array.shape), "type": str(array.dtype), **numbers}
