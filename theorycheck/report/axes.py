"""What a picture's axes are called, and which of them are logarithmic."""

from typing import Any

import numpy as np
import sympy

from theorycheck.claims.picture import Log

_DECADES = 2.0  # what spans more is shown on a logarithmic axis


def log_axes(x: Any, *heights: Any) -> Log:
    """Return which axes to make logarithmic: those whose numbers are positive and far apart."""
    y = np.concatenate([np.ravel(height) for height in heights])
    across, up = _spans(np.ravel(x), strict=True), _spans(y, strict=False)
    return "xy" if across and up else "x" if across else "y" if up else ""


def _spans(numbers: Any, *, strict: bool) -> bool:
    """Return whether numbers span decades; `strict` does not let a zero be left out as a gap."""
    known = numbers[np.isfinite(numbers)]
    positive = known[known > 0]
    if positive.size < 2 or (known <= 0 if strict else known < 0).any():
        return False
    return float(np.log10(positive.max() / positive.min())) > _DECADES


def called(expression: Any) -> str:
    """Return what an axis says of an expression: a symbol's meaning, or the expression."""
    return str(getattr(expression, "meaning", "")) or sympy.sstr(expression, order="none")
