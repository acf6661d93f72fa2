"""Exponents: the slope of a ladder of means, the index of a tail, and what a ladder can tell.

No finite ladder decides an asymptotic exponent; each answer here holds within the class it names.
"""

import numpy as np
from numpy.typing import ArrayLike
from scipy.special import gammaincinv, ndtri

from theorycheck.evidence._checks import Floats, positive, probability, refuse


def bias_aware_slope(
    sizes: ArrayLike,
    means: ArrayLike,
    standard_errors: ArrayLike,
    *,
    curvature: float = 5.0,
    gamma: float = 0.5,
    level: float = 0.95,
) -> tuple[float, float, float]:
    """Return (slope, low, high), limits for the exponent a of E[X_n] = C n^a (1 + c n^-g).

    They cover a with probability about `level` (means close to normal) for every |c| <= curvature
    and g >= gamma: the noise of two log means and the worst curvature, added. The arrays have shape
    (J,), J >= 2, sizes increasing. The slope joins the last size to the earlier one with the
    narrowest limits; these are infinite where curvature could turn every earlier mean to 0. Source:
    bias-aware intervals, Armstrong & Kolesár 2018. Raises ValueError for sizes that don't increase,
    means that aren't positive, standard errors that are negative.
    """
    n, mean = positive("sizes", sizes), positive("means", means)
    se = _at_least_zero("standard_errors", standard_errors)
    _at_least_zero("curvature", curvature)
    positive("gamma", gamma)
    if n.ndim != 1 or n.size < 2 or not n.shape == mean.shape == se.shape:
        raise ValueError(
            f"sizes, means and standard errors have shapes {n.shape}, {mean.shape} and {se.shape}, "
            "but must be one-dimensional, of one length, at least 2: a slope joins two means."
        )
    refuse("sizes", n, n < 1, "at least 1", "measure sizes in units")
    refuse("sizes", n[1:], np.diff(n) <= 0, "increasing", "sort the ladder, each size once")
    span = np.log(n[-1] / n[:-1])
    slopes = np.log(mean[-1] / mean[:-1]) / span
    noise = np.hypot(se[-1] / mean[-1], se[:-1] / mean[:-1])
    z = ndtri((1 + float(probability("level", level))) / 2)
    widths = (z * noise + _worst_curvature(n, curvature, gamma)) / span
    best = int(np.argmin(widths))
    slope, width = float(slopes[best]), float(widths[best])
    return slope, slope - width, slope + width


def tail_index(
    sample: ArrayLike, top: int | None = None, level: float = 0.95
) -> tuple[float, float, float]:
    """Return (index, low, high), the a of P(X > x) ~ x^-a, from the largest values (Hill 1975).

    sample has shape (n,); `top` of its values (by default about sqrt(n)) enter, with the next as
    threshold. The limits are exact where the tail beyond that is a power law. An index of at most
    1 means an infinite mean, at most 2 an infinite variance. Raises ValueError unless 0 < top < n
    and the top values are positive, finite and not all equal.
    """
    x = np.asarray(sample, float).ravel()
    refuse("sample", x, ~np.isfinite(x), "finite", "mend the trial that returned it")
    k = round(np.sqrt(x.size)) if top is None else top
    if not 0 < k < x.size:
        raise ValueError(
            f"top = {k} of {x.size} observations, but must be above 0 and leave one for the "
            "threshold: take fewer, or a larger sample."
        )
    largest = np.log(positive("largest observations", np.sort(x)[-k - 1 :]))
    excess = np.sum(largest - largest[0])
    if not excess > 0:
        raise ValueError(f"the {k + 1} largest observations all equal {np.max(x)}, no tail to fit.")
    ends = (1 + np.array([-1, 1]) * probability("level", level)) / 2
    low, high = gammaincinv(k, ends) / excess
    return float(k / excess), float(low), float(high)


def detectable_tail_index(trials: int, level: float = 0.95, power: float = 0.95) -> float:
    """Return the least index of a power law whose lower limit exceeds 1 with that power.

    Of `tail_index` at that level, with its default `top`: the limit is the true index times
    g/G, where G is a gamma variable of shape k = `top`, and g its quantile at (1 - level)/2.
    Infinite for a top of no values. Raises ValueError unless level and power lie in (0, 1).
    """
    k = round(np.sqrt(trials))
    end = (1 - float(probability("level", level))) / 2
    sure = gammaincinv(k, float(probability("power", power)))
    return float(sure / gammaincinv(k, end)) if 0 < k < trials else np.inf


def smallest_detectable_deficit(slack: ArrayLike, first: ArrayLike, last: ArrayLike) -> Floats:
    """Return the smallest shortfall of an exponent that a ladder of sizes can tell at all.

    A claim to stay below (1 + slack) times the first value, scaled by n to the power -a, is broken
    at the last size only by exponents that fall short of a by more than log(1 + slack)/log(last/
    first), however many samples are drawn. Arrays broadcast. Raises ValueError unless slack >= 0
    and 0 < first < last.
    """
    tau = _at_least_zero("slack", slack)
    n_0, n_1 = positive("first", first), positive("last", last)
    refuse("last", n_1, n_1 <= n_0, "above first", "a rate needs a ladder of at least two sizes")
    return np.asarray(np.log1p(tau) / np.log(n_1 / n_0))[()]


def _worst_curvature(n: Floats, curvature: float, gamma: float) -> Floats:
    """Largest |log(1 + c m^-g) - log(1 + c n^-g)|, n the last size, for each earlier size m.

    It is largest at c = -curvature; over g it is searched on a grid, up to where n^-g vanishes.
    """
    powers = gamma + np.linspace(0, 30 / np.log(n[-1]), 3000)[:, None]
    kept = 1 - np.minimum(curvature * n**-powers, 1)
    vanishes = kept[:, :-1] <= 0
    ratio = np.where(vanishes, np.inf, kept[:, -1:] / np.where(vanishes, 1, kept[:, :-1]))
    return np.asarray(np.max(np.log(np.maximum(ratio, 1)), axis=0))


def _at_least_zero(name: str, value: ArrayLike) -> Floats:
    x = np.asarray(value, float)
    refuse(name, x, ~((x >= 0) & np.isfinite(x)), "finite, at least 0", f"pass another {name}")
    return x
