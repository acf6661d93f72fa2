"""Monte Carlo arithmetic: float64 whose every operation errs by a random unit in the last place.

Run a trial so a few times, and the spread of what it gives is what rounding can explain (Parker
1997). Numbers that a search drew enter as they are; the first operation perturbs them.
"""

import contextlib
import functools
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from theorycheck.arithmetic.noise import Noise, current, during
from theorycheck.arithmetic.noisy_numbers import bare, noticed

__all__ = ["Noise", "bare", "drawn", "noisy", "noticed"]


@contextlib.contextmanager
def noisy(source: np.random.Generator | Noise) -> Iterator[Noise]:
    """Perturb, inside the block, the operations on numbers that `noticed` has handed out.

    The errors come from a generator, or go on with those of an earlier block.
    """
    noise = source if isinstance(source, Noise) else Noise(source)
    before = [getattr(module, name) for module, name, _ in _MAKERS]
    with during(noise):
        try:
            for module, name, make in _MAKERS:
                setattr(module, name, make)
            yield noise
        finally:
            for (module, name, _), was in zip(_MAKERS, before, strict=True):
                setattr(module, name, was)


def _noticing(make: Callable[..., Any]) -> Callable[..., Any]:
    def made(*args: Any, **kwargs: Any) -> Any:
        value = make(*map(bare, args), **kwargs)
        return drawn(value) if isinstance(value, np.random.Generator) else noticed(value)

    return made


_MAKERS = (  # what a trial makes of numbers and seeds that let gave
    (np.random, "default_rng", _noticing(np.random.default_rng)),
    (np, "arange", _noticing(np.arange)),
    (np, "array", _noticing(np.array)),  # of numbers that err, which it takes for plain ones
)


def drawn(value: Any) -> Any:
    """Return what is drawn, a generator too, as numbers whose operations err.

    An array of floats errs at once in a run that nudges.
    """
    noise = current()
    if noise is None:
        return value
    if isinstance(value, np.random.Generator):
        return _NoisyGenerator(value)
    if noise.nudges and isinstance(value, np.ndarray):
        value = noise.perturbed(value)
    return noticed(value)


class _NoisyGenerator(np.random.Generator):
    """A generator that draws what the other would draw, as numbers whose operations err."""

    def __init__(self, rng: np.random.Generator) -> None:
        super().__init__(rng.bit_generator)


def _is_float(value: Any) -> bool:
    return bool(np.asarray(value).dtype.kind == "f")


def _drawing(name: str) -> Callable[..., Any]:
    draw = getattr(np.random.Generator, name)

    @functools.wraps(draw)
    def method(self: Any, *args: Any, **kwargs: Any) -> Any:
        plain = {key: bare(value) for key, value in kwargs.items()}
        result = draw(self, *(bare(value) for value in args), **plain)
        return drawn(result) if _is_float(result) else result

    return method


for _name in dir(np.random.Generator):
    if not _name.startswith("_") and _name not in ("bit_generator", "spawn", "bytes", "shuffle"):
        setattr(_NoisyGenerator, _name, _drawing(_name))
