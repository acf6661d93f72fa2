"""Where the errors of noisy arithmetic come from, and how large they are."""

import contextlib
import functools
import math
from collections.abc import Iterator
from typing import Any

import numpy as np


class Noise:
    """The errors of one run: where they come from, and the largest number that was rounded.

    They are of `size` units in the last place at most; what is drawn errs as well if it `nudges`.
    """

    def __init__(self, rng: np.random.Generator) -> None:
        self.rng, self.largest = rng, 0.0
        self.size, self.nudges = 1.0, False
        self.unit = float(np.finfo(float).eps)  # in the last place, of the shortest floats seen

    def perturbed(self, array: Any, *, axes: int = 0) -> Any:
        """Return floats moved by up to a unit in the last place of their dtype.

        With `axes`, of the largest entry over so many trailing axes: what LAPACK promises.
        """
        if not isinstance(array, np.ndarray | np.floating) or array.dtype.kind != "f":
            return array
        if not array.size:
            return array
        self.unit = max(self.unit, unit_of(array.dtype))
        if isinstance(array, np.ndarray):
            return self._all_moved(array, axes)
        if array.dtype.itemsize > np.dtype(float).itemsize:
            return self._all_moved(np.asarray(array), 0)[()]
        return type(array)(self._moved(float(array), unit_of(array.dtype)))

    def _moved(self, number: float, eps: float) -> float:
        if math.isfinite(number):
            self.largest = max(self.largest, abs(number))
        return number + number * self.size * eps * (2 * self.rng.random() - 1)

    def _all_moved(self, array: Any, axes: int) -> Any:
        sizes = np.abs(array)
        self.largest = max(self.largest, _largest(sizes))
        if trailing := tuple(range(-min(axes, array.ndim), 0)):
            sizes = np.max(sizes, axis=trailing, keepdims=True)
        scale = self.size * unit_of(array.dtype)
        errors = np.asarray(self.rng.uniform(-scale, scale, array.shape))
        np.multiply(errors, sizes, out=errors)  # in place: a large array costs its memory most
        np.add(errors, array, out=errors)
        return errors.astype(array.dtype, copy=False)


@functools.cache
def unit_of(kind: Any) -> float:
    """Return the unit in the last place of a dtype, relative to 1."""
    return float(np.finfo(kind).eps)


def _largest(sizes: Any) -> float:
    largest = float(np.maximum.reduce(sizes, axis=None))
    if math.isfinite(largest):
        return largest
    return float(np.max(sizes, where=np.isfinite(sizes), initial=0))


_STACK: list[Noise] = []


def current() -> Noise | None:
    """Return the noise of the run that is on, if any is."""
    return _STACK[-1] if _STACK else None


@contextlib.contextmanager
def during(noise: Noise) -> Iterator[None]:
    """Let the errors inside the block be those of `noise`."""
    _STACK.append(noise)
    try:
        yield
    finally:
        _STACK.pop()
