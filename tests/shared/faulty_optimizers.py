"""Faults that users plant in optimizers by mistake; each makes a wrong optimizer of a correct one.

A fault that does not fit an optimizer, such as twice a momentum that it does not take, is left out.
"""

import functools
import inspect

import numpy as np
from drawn_values import values_drawn
from float64_twins import optimizer_pairs
from rounding import rounded


def _with_arguments(optimizer, change):
    """Return the optimizer with its arguments, by name, passed through `change`."""
    signature = inspect.signature(optimizer)

    @functools.wraps(optimizer)
    def called(*arguments, **options):
        bound = signature.bind(*arguments, **options)
        bound.apply_defaults()
        change(bound.arguments)
        return optimizer(*bound.args, **bound.kwargs)

    return called


def _times(value, factor):
    if callable(value):
        return lambda t: factor * rounded(value(t))
    return factor * np.array(value, dtype=float)


def a_longer_step(optimizer):
    """Take steps that are 5 % too long."""

    def change(given):
        plain = given["step_size"]
        given["step_size"] = _times((lambda t: 2 / (t + 2)) if plain is None else plain, 1.05)

    return _with_arguments(optimizer, change)


def twice_the_momentum(optimizer):
    """Apply the momentum twice."""

    def change(given):
        if given["momentum"] is not None:
            given["momentum"] = _times(given["momentum"], 2)

    return _with_arguments(optimizer, change)


def _wrapping_the_oracle(optimizer, wrap):
    oracle = next(iter(inspect.signature(optimizer).parameters))

    def change(given):
        given[oracle] = wrap(given[oracle])

    return _with_arguments(optimizer, change)


def _joined(x, y, weight):
    """Return x + weight y, of arrays or of tuples of arrays."""
    if isinstance(x, tuple):
        return tuple(_joined(a, b, weight) for a, b in zip(x, y, strict=True))
    return rounded(x) + weight * rounded(y)


def an_unasked_momentum(optimizer):
    """Add a tenth of the velocity so far to each gradient."""

    def wrap(gradient):
        velocity = []

        def slope(x, *sample):
            g = gradient(x, *sample)
            velocity[:] = [_joined(g, velocity[0], 0.1) if velocity else g]
            return velocity[0]

        return slope

    return _wrapping_the_oracle(optimizer, wrap)


def weight_decay(optimizer):
    """Add a thousandth of the point to each gradient."""

    def wrap(gradient):
        return lambda x, *sample: _joined(gradient(x, *sample), x, 1e-3)

    return _wrapping_the_oracle(optimizer, wrap)


def a_skipped_step(optimizer):
    """Stand still once, in the middle of the path."""

    def late(path):
        if isinstance(path, tuple):
            return tuple(map(late, path))
        middle = (len(path) - 1) // 2
        return np.concatenate([path[: middle + 1], path[middle:-1]])

    return functools.wraps(optimizer)(lambda *given, **options: late(optimizer(*given, **options)))


def a_warm_start(optimizer):
    """Start where the last call ended, if its points had the same shape."""
    last = []
    start = next(name for name in inspect.signature(optimizer).parameters if name in _STARTS)

    def change(given):
        if last and np.shape(last[0]) == np.shape(given[start]):
            given[start] = last[0]

    inner = _with_arguments(optimizer, change)

    def called(*arguments, **options):
        path = inner(*arguments, **options)
        last[:] = [] if isinstance(path, tuple) else [path[-1]]
        return path

    return functools.wraps(optimizer)(called)


_STARTS = ("x_0", "start")
FAULTS = {
    fault.__name__: fault
    for fault in (
        a_longer_step,
        twice_the_momentum,
        an_unasked_momentum,
        weight_decay,
        a_skipped_step,
        a_warm_start,
    )
}


def fits(fault, optimizer):
    """Tell whether an optimizer takes what a fault distorts."""
    parameters = inspect.signature(optimizer).parameters
    if fault == "twice_the_momentum":
        return "momentum" in parameters
    needs_gradient = fault in {"weight_decay", "an_unasked_momentum"}
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
