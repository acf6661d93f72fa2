"""Whether Numba runs a batch: where it is installed (`theorycheck[fast]`), and the work is large.

THEORYCHECK_FAST=0 in the environment switches it off. Only the size of the work decides beside
that, never what ran before: the same call gives the same bits in every process.
"""

import functools
import os
from types import ModuleType

WORTHWHILE = 500_000_000
"""Flops from which on Numba runs a call: NumPy needs a tenth of a second or more for them.

To import Numba and load a compiled loop costs 0.8 s once a process, and to compile it 4 to 7 s,
once an installation.
"""


def compiled(flops: float) -> ModuleType | None:
    """Give the module of compiled loops if so much work is worth it, and Numba may be used.

    ValueError if THEORYCHECK_FAST is neither 0 nor 1.
    """
    return _loops() if flops >= WORTHWHILE and is_switched_on() else None


def is_switched_on() -> bool:
    """Read THEORYCHECK_FAST, by default 1; ValueError if it is neither 0 nor 1."""
    switch = os.environ.get("THEORYCHECK_FAST", "1")
    if switch not in ("0", "1"):
        raise ValueError(
            f"THEORYCHECK_FAST={switch!r} in the environment: 0 keeps to NumPy, 1 uses Numba where "
            "it is installed and the work is large."
        )
    return switch == "1"


@functools.cache
def _loops() -> ModuleType | None:
    try:
        from theorycheck.optimization import compiled_loops  # noqa: PLC0415 - 0.4 s, if at all
    except ImportError:
        return None
    return compiled_loops
