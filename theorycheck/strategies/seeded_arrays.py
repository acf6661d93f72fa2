"""Large arrays as what they were drawn from: a shape and a seed, from which they are made anew.

An instance that holds these alone is cheap to keep, to show and to write down, and it shrinks by
its shape. What is made of it is known to the arithmetic of the run: it errs where numbers err, is
lifted where numbers are exact, and refuses what exact numbers would take for ever with.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from theorycheck.arithmetic import BALLS, EXACT, Ball, lifted
from theorycheck.arithmetic.linear_algebra import is_exact
from theorycheck.arithmetic.noise import current
from theorycheck.arithmetic.noisy import bare, drawn
from theorycheck.errors import LeftArithmetic

LARGEST_EXACT = 1024  # numbers: a product of two such matrices takes exact arithmetic seconds
_KEPT = 8  # arrays of each kind


def handed_out(owner: Any, name: str, array: np.ndarray) -> Any:
    """Return what was made for `owner` as numbers of the arithmetic in which ``owner.one`` is 1.

    Its errors, or exact numbers, are made once for each owner. Raises LeftArithmetic where numbers
    are exact and the array has more than 1,024 entries.
    """
    if current() is None and not is_exact(owner.one):
        return array
    kept = owner.__dict__
    if name not in kept:
        kept[name] = _lifted(owner.one, array) if is_exact(owner.one) else drawn(array)
    return kept[name]


def _lifted(one: Any, array: np.ndarray) -> Any:
    if array.size > LARGEST_EXACT:
        raise LeftArithmetic(
            f"{array.size:,} numbers were made from a seed, and up to {LARGEST_EXACT:,} are lifted"
        )
    return lifted(array, (BALLS if isinstance(one, Ball) else EXACT).lift)


def remembered(make: Callable[..., np.ndarray]) -> Callable[..., np.ndarray]:
    """Keep the last eight arrays that `make` made of whole numbers, read-only; decorator."""

    @lru_cache(maxsize=_KEPT)
    def made(*arguments: Any) -> np.ndarray:
        array = make(*arguments)
        array.flags.writeable = False
        return array

    return lambda *arguments: made(*map(bare, arguments))
