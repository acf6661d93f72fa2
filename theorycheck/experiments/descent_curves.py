"""Double descent as curves: the exact risk on Gaussian features, the errors on real data."""

from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.claims.picture import Line, Picture, quartiles
from theorycheck.kernels.random_features import held_out_errors
from theorycheck.learning import datasets
from theorycheck.learning.datasets import REAL, Dataset, gaussian_design, linear_responses, targets
from theorycheck.learning.estimators import least_squares

Array: TypeAlias = NDArray[Any]

EXAMPLES, FEATURES, SIGNAL, NOISE = 20, 60, 1.5**2, 0.5  # of the Gaussian curve
PLACES = (1, 5, 10, 14, 16, 18, 19, 20, 21, 22, 24, 26, 30, 36, 45, 60)
REAL_EXAMPLES = 20
REAL_SIZES = tuple(REAL_EXAMPLES * k // 20 for k in (2, 5, 10, 16, 20, 25, 40, 80, 200))


def exact_risk(p: int) -> float:
    """Give the mean risk on p of the features by Belkin, Hsu & Xu 2020, the signal spread evenly.

    It is infinite where p is within one of the number of examples.
    """
    n, D = EXAMPLES, FEATURES
    used, noise = SIGNAL * p / D, NOISE**2 + SIGNAL * (1 - p / D)
    if abs(n - p) <= 1:
        return np.inf
    if p < n:
        return noise * (1 + p / (n - p - 1))
    return used * (1 - n / p) + noise * (1 + n / (p - n - 1))


def measured_risks(
    rng: np.random.Generator, p: int, trials: int, *, fit: Callable[..., Any] = least_squares
) -> Array:
    """Give the risks of fits on the first p features, shape (trials,); no test set is drawn."""
    X = gaussian_design(rng, EXAMPLES, FEATURES, trials=trials)
    b = np.full(FEATURES, (SIGNAL / FEATURES) ** 0.5)
    error = fit(X[..., :p], linear_responses(rng, X, b, deviation=NOISE)) - b[:p]
    return np.asarray(NOISE**2 + np.sum(error**2, axis=-1) + np.sum(b[p:] ** 2))


def risk_picture(rng: np.random.Generator, *, fit: Callable[..., Any] = least_squares) -> Picture:
    """Draw the exact mean risk, and the mean and median of fits, on both sides of the threshold."""
    trials = 600
    risks = [measured_risks(rng, p, trials, fit=fit) for p in PLACES]
    finite = np.isfinite([exact_risk(p) for p in PLACES])
    mean = np.where(finite, np.mean(risks, axis=1), np.nan)
    off = 2 * np.std(risks, axis=1) / trials**0.5
    every = range(1, FEATURES + 1)
    return Picture(
        f"p, features used, of {FEATURES}",
        f"risk on {EXAMPLES} examples",
        [
            Line(f"mean of {trials:,} fits", PLACES, mean, mean - off, mean + off, kind="points"),
            Line("their median", PLACES, np.median(risks, axis=1), kind="curve"),
            Line("exact mean", every, [exact_risk(p) for p in every], kind="guide"),
        ],
        log="y",
        caption=f"The exact mean is infinite from p = {EXAMPLES - 1} to {EXAMPLES + 1}.",
    )


def real_errors(
    rng: np.random.Generator,
    data: Dataset,
    trials: int,
    *,
    errors: Callable[..., Any] = held_out_errors,
) -> Array:
    """Give the test errors on random Fourier features of real data, shape (trials, sizes)."""
    how = {"kind": "fourier", "unseen": 80, "trials": trials}
    return np.asarray(errors(rng, data, targets(data), REAL_EXAMPLES, REAL_SIZES, **how))


def real_picture(
    rng: np.random.Generator, *, errors: Callable[..., Any] = held_out_errors
) -> Picture:
    """Draw the median test error on each real data set, with its quartiles."""
    lines = []
    for name in REAL:
        found = real_errors(rng, getattr(datasets, name)(), 40, errors=errors)
        lines.append(quartiles(name.replace("_", " "), REAL_SIZES, found))
    heights = [edge([line.y for line in lines]) for edge in (np.min, np.max)]
    lines.append(Line("as many as examples", [REAL_EXAMPLES] * 2, heights, kind="guide"))
    return Picture(
        f"random features, {REAL_EXAMPLES} examples",
        "test error, median and quartiles",
        lines,
        log="xy",
    )
