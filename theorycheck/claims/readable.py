"""Values as a person would write them."""

import dataclasses
from typing import Any

import numpy as np


def readable(value: Any) -> str:
    """Return a value as a person would write it: short fractions stay short."""
    if isinstance(value, float | np.floating):
        return f"{float(value):.12g}"
    if isinstance(value, np.ndarray):
        text = np.array2string(value, floatmode="unique", separator=", ", threshold=24)
        return " ".join(text.split())
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        shown = (f.name for f in dataclasses.fields(value) if f.repr)
        inner = ", ".join(f"{name}={readable(getattr(value, name))}" for name in shown)
        return f"{type(value).__name__}({inner})"
    if isinstance(value, tuple | list):
        return f"({', '.join(map(readable, value))})"
    return getattr(value, "__name__", None) or str(value)


def to_digits(value: float | None, digits: int) -> str:
    """Return a number to so many digits, and nothing where there is none."""
    return "" if value is None else f"{value:.{digits}g}"
