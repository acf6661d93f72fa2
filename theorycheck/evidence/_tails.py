"""Logarithms of incomplete beta functions, correct where the functions themselves underflow."""

import numpy as np
from numpy.typing import NDArray
from scipy.special import betainc, betaincc, betaln

Floats = NDArray[np.float64]

_DEEP = 1e-100  # smaller tails than this are summed as continued fractions


def log_scaled_tail(p: Floats, q: Floats, x: Floats, y: Floats) -> Floats:
    """Log of [integral of t^(p-1) (1-t)^(q-1) over 0..x] / (x^p y^q), where y = 1 - x.

    Arrays that broadcast; passing y keeps its digits where x is close to 1. Against 60-digit
    arithmetic the error is below 1e-9 up to p + q = 1e5 and below 1e-6 up to 1e8.
    """
    p, q, x, y = np.broadcast_arrays(p, q, x, y)
    tail = np.where(x <= 0.5, betainc(p, q, x), betaincc(q, p, y))
    deep = tail < _DEEP
    scaled = np.asarray(betaln(p, q) + np.log(np.where(deep, 1, tail)))
    scaled -= p * np.log(x) + q * np.log(y)
    scaled[deep] = _log_fraction(p[deep], q[deep], x[deep]) - np.log(p[deep])
    return scaled


def _log_fraction(p: Floats, q: Floats, x: Floats) -> Floats:
    """Log of the continued fraction of the incomplete beta function, for x well below its mean.

    Source: DLMF 8.17.22, summed by Lentz's method; so far in the tail a few dozen terms are enough.
    """
    c = np.ones_like(x)
    d = 1 / (1 - (p + q) * x / (p + 1))
    total = d
    for m in range(1, 10_000):
        even = m * (q - m) * x / ((p + 2 * m - 1) * (p + 2 * m))
        c, d = 1 + even / c, 1 / (1 + even * d)
        total = total * c * d
        odd = -(p + m) * (p + q + m) * x / ((p + 2 * m) * (p + 2 * m + 1))
        c, d = 1 + odd / c, 1 / (1 + odd * d)
        total = total * c * d
        if np.all(np.abs(c * d - 1) < 1e-14):
            break
    return np.log(total)
