"""Twins of optimizers with the library's own faults in them, under every claim that asks for one.

A fault that does not fit an optimizer, such as twice a momentum that it does not take, is left out.
"""

import functools
import inspect

import numpy as np
from drawn_values import values_drawn
from float64_twins import optimizer_pairs

from theorycheck.roles import faulty_optimizers as faults

FAULTS = {
    fault.__name__: fault
    for fault in (
        faults.a_longer_step,
        faults.twice_the_momentum,
        faults.an_unasked_momentum,
        faults.weight_decay_left_on,
        faults.a_skipped_step,
        faults.a_warm_start,
    )
}


def fits(fault, optimizer):
    """Tell whether an optimizer takes what a fault distorts."""
    parameters = inspect.signature(optimizer).parameters
    if fault == "twice_the_momentum":
        return "momentum" in parameters
    needs_gradient = fault in {"weight_decay_left_on", "an_unasked_momentum"}
    return "gradient" in parameters or "subgradient" in parameters or not needs_gradient


def shows(faulty, correct):
    """Tell whether a faulty claim's values ever differ, beyond rounding, from the correct ones."""
    return any(
        not np.allclose(value, values_drawn(faulty, seed)[name], rtol=1e-9, atol=1e-12)
        for seed in range(4)
        for name, value in values_drawn(correct, seed).items()
    )


def faulty_pairs():
    """Return a function that makes each faulty claim, by "claim/part/fault".

    A fault may remember: each call makes the optimizer anew.
    """
    return {
        f"{claim.name}/{part}/{fault}": functools.partial(_swapped, claim, part, twin, fault)
        for claim, part, twin in optimizer_pairs()
        for fault in FAULTS
        if fits(fault, twin)
    }


def _swapped(claim, part, twin, fault):
    return claim.using(**{part: FAULTS[fault](twin)})
