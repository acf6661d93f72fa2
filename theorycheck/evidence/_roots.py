"""Where a monotone condition begins to hold, for whole arrays at once."""

from collections.abc import Callable

import numpy as np

from theorycheck.evidence._checks import Booleans, Floats, Integers


def bisect(holds: Callable[[Floats], Booleans], low: Floats, high: Floats, steps: int) -> Floats:
    """Where a condition that fails at low and holds at high begins to hold, from above."""
    for _ in range(steps):
        middle = (low + high) / 2
        yes = holds(middle)
        low, high = np.where(yes, low, middle), np.where(yes, middle, high)
    return high


def crossing(gap: Callable[[Floats], Floats], low: Floats, high: Floats) -> Floats:
    """Where an increasing function, negative at low, reaches 0; from above, high if it never does.

    To 1e-9, by inverse quadratic interpolation where that is safe, else bisection (Chandrupatla
    1997): a quarter of the evaluations that bisection alone takes.
    """
    x_1, f_1, x_2, f_2 = high, gap(high), low, gap(low)
    reached, step = f_1 >= 0, np.full(high.shape, 0.5)
    while np.any(wide := reached & (np.abs(x_1 - x_2) > 1e-9)):
        x = np.where(wide, x_1 + step * (x_2 - x_1), x_1)
        f = gap(x)
        same = (f >= 0) == (f_1 >= 0)
        x_3, f_3 = np.where(same, x_1, x_2), np.where(same, f_1, f_2)
        x_2, f_2 = np.where(same, x_2, x_1), np.where(same, f_2, f_1)
        x_1, f_1 = x, f
        with np.errstate(divide="ignore", invalid="ignore"):  # in entries already narrow
            part, rise = (x_1 - x_2) / (x_3 - x_2), (f_1 - f_2) / (f_3 - f_2)
            safe = (rise**2 < part) & ((1 - rise) ** 2 < 1 - part)
            quadratic = f_1 / (f_2 - f_1) * f_3 / (f_2 - f_3) + (
                (x_3 - x_1) / (x_2 - x_1) * f_1 / (f_3 - f_1) * f_2 / (f_3 - f_2)
            )
            least = np.minimum(0.5, 4e-10 / np.abs(x_2 - x_1))
        step = np.clip(np.where(safe, quadratic, 0.5), least, 1 - least)
    return np.where(reached & (f_1 < 0), x_2, x_1)


def first_count(holds: Callable[[Floats], Booleans], trials: Floats) -> Integers:
    """Smallest count in 0..trials at which a condition monotone in it holds, else trials + 1."""
    low, high = -np.ones(trials.shape), trials + 1
    while np.any(high - low > 1):
        middle = np.maximum(np.floor((low + high) / 2), 0)
        yes = holds(middle)
        open_ = high - low > 1
        low, high = np.where(open_ & ~yes, middle, low), np.where(open_ & yes, middle, high)
    return np.asarray(high, np.int64)[()]
