"""The numbers a trial can be run in: float64, balls of any precision, and exact square roots."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import flint
import numpy as np

from theorycheck.arithmetic.balls import Ball
from theorycheck.arithmetic.exact import Exact, as_it_is
from theorycheck.errors import LeftArithmetic

__all__ = ["BALLS", "EXACT", "FLOAT64", "Arithmetic", "Ball", "Exact", "lifted", "precision"]


@dataclasses.dataclass(frozen=True)
class Arithmetic:
    """A kind of number: how a float is lifted into it and how a constant is written in it."""

    name: str
    lift: Callable[[float], Any]
    rational: Callable[[int, int], Any]
    constant: Callable[[str], Any]


def _ball_constant(name: str) -> Ball:
    return Ball(flint.arb.pi() if name == "pi" else flint.arb.const_e())


def _no_constant(name: str) -> Any:
    raise LeftArithmetic(f"{name} is irrational")


FLOAT64 = Arithmetic("float64", float, lambda p, q: p / q, lambda name: getattr(np, name))
BALLS = Arithmetic(
    "balls",
    lambda x: Ball(flint.arb(x)),
    lambda p, q: Ball(flint.arb(flint.fmpq(p, q))),
    _ball_constant,
)
EXACT = Arithmetic("exact", as_it_is, lambda p, q: Exact(flint.fmpq(p, q)), _no_constant)


@contextmanager
def precision(bits: int) -> Iterator[None]:
    """Compute balls with this many bits inside the block."""
    before, flint.ctx.prec = flint.ctx.prec, bits
    try:
        yield
    finally:
        flint.ctx.prec = before


def lifted(value: Any, lift: Callable[[float], Any], dtype: type = object) -> Any:
    """Return `value` with every float in it lifted: through arrays, containers, dataclasses.

    Arrays of floats become arrays of `dtype`.
    """
    if isinstance(value, bool | np.bool_ | int | np.integer | str | bytes | type(None)):
        return value
    if isinstance(value, float | np.floating):
        return lift(float(value))
    if isinstance(value, np.ndarray):
        return _lifted_array(value, lift, dtype)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        fields = [f.name for f in dataclasses.fields(value) if f.init]
        changes = {name: lifted(getattr(value, name), lift, dtype) for name in fields}
        return dataclasses.replace(value, **changes)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*(lifted(item, lift, dtype) for item in value))
    if isinstance(value, list | tuple):
        return type(value)(lifted(item, lift, dtype) for item in value)
    if isinstance(value, dict):
        return {key: lifted(item, lift, dtype) for key, item in value.items()}
    return value


def _lifted_array(array: np.ndarray, lift: Callable[[float], Any], dtype: type) -> np.ndarray:
    if array.dtype.kind != "f":
        return array
    return np.asarray(np.frompyfunc(lambda x: lift(float(x)), 1, 1)(array), dtype=dtype)
