"""Whether whole numbers that a trial gave are exact, or came from rounded ones.

A floor of a quotient of logarithms is a whole number like any other, but rounding decides which.
Numbers lifted into balls need no such look: they are exact by construction.
"""

import functools
from collections.abc import Mapping
from typing import Any

import numpy as np

from theorycheck.arithmetic import Arithmetic
from theorycheck.arithmetic.lifting import lifted
from theorycheck.arithmetic.noisy import noisy, noticed
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, repeating
from theorycheck.confirm.reruns import rerun
from theorycheck.errors import WholeNumbersOverflow
from theorycheck.search.effort import Run

_RUNS = 20  # a tie that rounding decides comes out alike in all of them once in a million


def rounded_inside(
    claim: Claim, instance: Instance, run: Run, values: Mapping[str, Any], arithmetic: Arithmetic
) -> str:
    """Return which whole number rounding decides, or how it does; "" where none is decided so.

    `values` are what the trial gave in `arithmetic`. It is run again in it, with the whole numbers
    that `let` handed out turning into floats that err wherever they turn into floats.
    """
    drawn = {n: x for n, x in instance.values.items() if isinstance(x, int | np.integer)}
    whole = {name: value for name, value in values.items() if _is_whole(value)}
    whole = {n: x for n, x in whole.items() if n not in drawn or np.any(x != drawn[n])}
    if not whole:
        return ""
    lift = functools.partial(lifted, lift=arithmetic.lift, whole=noticed)
    for k in range(_RUNS):
        with noisy(run.generator(claim.name, "exactness", k)):
            try:
                moved = rerun(claim, repeating(instance, lift), run)
            except WholeNumbersOverflow:
                raise
            except Exception as error:  # noqa: BLE001 - what exact numbers can't do, rounding did
                return str(error)
        for name, value in whole.items():
            if not np.array_equal(moved.get(name, value), value):
                return f"{name} is whole, but rounding decides which number it is"
    return ""


def _is_whole(value: Any) -> bool:
    array = np.asarray(value)
    if array.dtype.kind in "iu":
        return True
    return array.dtype.kind == "O" and all(isinstance(x, int) for x in array.flat)
