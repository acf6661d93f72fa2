"""Any callable in the place of a part: what it can't take is taken from it on the way."""

import functools
import types
from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.adapters.lowering import as_floats, as_plain
from theorycheck.adapters.one_trial import one_by_one
from theorycheck.adapters.one_vector import as_one_vector

_ORACLES = (types.FunctionType, types.MethodType, functools.partial)


def outside(
    f: Callable[..., Any],
    *,
    name: str | None = None,
    dtype: str = "float64",
    batched: bool = True,
    tuples: bool = True,
) -> Callable[..., Any]:
    """Return `f` as an implementation that claims can call, whatever it does to its inputs.

    It gets copies. Numbers of exact arithmetic are handed over as the float64 that they are, and
    floats in `dtype`; so are those that its oracles (functions it gets) answer. What it returns
    comes back as arrays of floats.

    `batched=False` says that it takes one trial: a point x_0 of one axis, data X of two. Leading
    axes are then gone through one by one, and its oracles asked for that trial alone.
    `tuples=False` says that it takes one vector where a claim has a tuple of layers as its point.

    Raises LeftArithmetic for a number that is no float64, such as 1/3.
    """
    inner = _in_floats(f, np.dtype(dtype))
    inner = inner if batched else one_by_one(inner)
    inner = inner if tuples else as_one_vector(inner)

    @functools.wraps(f, updated=())
    def implementation(*args: Any, **kwargs: Any) -> Any:
        return inner(*args, **kwargs)

    implementation.__name__ = str(name or getattr(f, "__name__", type(f).__name__))
    return implementation


def _in_floats(f: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
    @functools.wraps(f, updated=())
    def called(*args: Any, **kwargs: Any) -> Any:
        given = [_handed_in(value, dtype) for value in args]
        named = {word: _handed_in(value, dtype) for word, value in kwargs.items()}
        return _answered(f(*given, **named))

    return called


def _handed_in(value: Any, dtype: Any) -> Any:
    """Return a copy of a value in floats of `dtype`, and an oracle that answers in them."""
    if isinstance(value, tuple | list) and not hasattr(value, "_fields"):
        return type(value)(_handed_in(item, dtype) for item in value)
    if isinstance(value, _ORACLES):
        return _answering_in(value, dtype)
    plain = as_plain(value)
    if isinstance(plain, np.ndarray) and plain.dtype.kind == "f":
        return plain.astype(dtype)
    if isinstance(plain, float | np.floating):
        return dtype.type(plain) if dtype != np.float64 else float(plain)
    return plain.copy() if isinstance(plain, np.ndarray) else plain


def _answering_in(oracle: Callable[..., Any], dtype: Any) -> Callable[..., Any]:
    @functools.wraps(oracle, updated=())
    def asked(*args: Any, **kwargs: Any) -> Any:
        return _handed_in(oracle(*args, **kwargs), dtype)

    return asked


def _answered(answer: Any) -> Any:
    """Return arrays of floats: a list of points is one array, a tuple holds several answers."""
    if isinstance(answer, tuple):
        return tuple(map(_answered, answer))
    array = np.asarray(answer)
    return as_floats(array) if array.dtype == object else array
