"""Parts whose inside is not seen: what crosses their border errs instead.

What a part asks and is answered, and what it returns, errs by a unit of the largest entry: of
float64, or of float32 where that is what it computes in.
"""

import dataclasses
import functools
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.arithmetic.noisy import Noise, bare, noticed
from theorycheck.claims.claim import Claim
from theorycheck.claims.trial import parts_of

BITS = 22  # of a number that two draws make; one that was rounded to float32 has mostly more


def with_black_boxes(claim: Claim, noise: Noise, precisions: dict[str, Any]) -> Claim:
    """Return the claim with parts whose borders err, by the precision that earlier runs saw."""
    defaults = parts_of(claim.trial)
    parts = {
        name: _BlackBox(part, noise, name, precisions, strange=part is not defaults.get(name))
        if _is_called(part)
        else part
        for name, part in claim.parts.items()
    }
    return dataclasses.replace(claim, parts=parts)


def _is_called(part: Any) -> bool:
    is_value = isinstance(part, type) or dataclasses.is_dataclass(part)
    return callable(part) and not is_value


class _BlackBox:
    """A part whose inside is not seen: what crosses its border errs instead."""

    def __init__(
        self, part: Any, noise: Noise, name: str, precisions: dict[str, Any], *, strange: bool
    ) -> None:
        self._part, self._noise, self._strange = part, noise, strange
        self._name, self._precisions = name, precisions

    def __getattr__(self, name: str) -> Any:
        return getattr(self._part, name)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        if not self._strange:
            return self._erring(self._part(*args, **kwargs), tracked=True)
        given = [self._handed_in(x) for x in args]
        named = {name: self._handed_in(x) for name, x in kwargs.items()}
        answer = self._part(*given, **named)
        self._precisions.setdefault(self._name, precision_of(answer))
        return self._erring(answer)

    def _handed_in(self, value: Any) -> Any:
        oracles = (types.FunctionType, types.MethodType, functools.partial)
        return self._oracle(value) if isinstance(value, oracles) else bare(self._erring(value))

    def _oracle(self, function: Callable[..., Any]) -> Callable[..., Any]:
        @functools.wraps(function)
        def asked(*args: Any, **kwargs: Any) -> Any:
            return bare(self._erring(function(*(self._erring(bare(x)) for x in args), **kwargs)))

        return asked

    def _erring(self, value: Any, *, tracked: bool = False) -> Any:
        """Return numbers moved by a unit of the largest; those whose errors are tracked, as is."""
        if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
            return type(value)(self._erring(item, tracked=tracked) for item in value)
        if isinstance(value, dict):
            return {name: self._erring(x, tracked=tracked) for name, x in value.items()}
        plain = bare(value)
        plain = np.float64(plain) if isinstance(plain, float) else plain
        is_float = isinstance(plain, np.ndarray | np.floating) and plain.dtype.kind == "f"
        if not is_float or (tracked and bare(value) is not value):
            return value
        seen = self._precisions.get(self._name, plain.dtype)
        unit = max(1.0, np.finfo(seen).eps / np.finfo(plain.dtype).eps)
        self._noise.unit = max(self._noise.unit, float(np.finfo(seen).eps))
        moved = self._noise.perturbed(plain, axes=plain.ndim)
        return noticed(plain + unit * (moved - plain))


def precision_of(answer: Any, bits: int = BITS) -> Any:
    """Return the dtype whose numbers these are: float32 widened to float64 is float32 still.

    It is told by some number that takes more than `bits` of its 24.
    """
    if isinstance(answer, tuple | list | dict):
        parts = answer.values() if isinstance(answer, dict) else answer
        return max(
            (precision_of(part, bits) for part in parts), key=_unit_of, default=np.dtype(float)
        )
    array = np.asarray(answer)
    if array.dtype.kind != "f" or array.dtype != np.float64 or not array.size:
        return array.dtype if array.dtype.kind == "f" else np.dtype(float)
    if not np.array_equal(array.astype(np.float32), array):
        return array.dtype
    fraction = np.frexp(array)[0] * 2.0**bits
    return np.dtype(np.float32 if np.any(fraction != np.rint(fraction)) else float)


def _unit_of(kind: Any) -> float:
    return float(np.finfo(kind).eps)
