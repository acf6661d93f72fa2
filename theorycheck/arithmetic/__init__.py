"""The numbers a trial can be run in: float64, balls of any precision, and exact square roots."""

import dataclasses
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import flint
import numpy as np

from theorycheck.arithmetic.balls import Ball
from theorycheck.arithmetic.exact import Exact, as_it_is
from theorycheck.arithmetic.lifting import lifted
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
