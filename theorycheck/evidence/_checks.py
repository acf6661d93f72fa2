"""What every function of this folder refuses, and the arrays it makes of the rest."""

import numpy as np
from numpy.typing import ArrayLike, NDArray

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


def refuse(name: str, value: Floats, bad: Booleans, rule: str, cure: str) -> None:
    """Raise ValueError that shows the first bad value, the rule it breaks and the cure."""
    if np.any(bad):
        values, bad = np.broadcast_arrays(value, bad)
        shown = repr(float(values[bad].flat[0])).removesuffix(".0")
        raise ValueError(f"{name} = {shown}, but must be {rule}: {cure}.")


def counts(failures: ArrayLike, trials: ArrayLike) -> tuple[Floats, Floats]:
    """Both as arrays of floats of one shape; ValueError unless whole, 0 <= failures <= trials."""
    k, n = np.broadcast_arrays(np.asarray(failures, float), np.asarray(trials, float))
    for name, count in (("failures", k), ("trials", n)):
        whole = np.isfinite(count) & (count >= 0) & (count == np.floor(count))
        refuse(name, count, ~whole, "a whole number, at least 0", "pass counts, not rates")
    refuse("failures", k, k > n, "at most trials", "count both over the same trials")
    return k, n


def probability(name: str, value: ArrayLike) -> Floats:
    """Return an array of floats; ValueError unless strictly between 0 and 1."""
    p = np.asarray(value, float)
    cure = "pass a fraction, not a percentage; a claim at 0 or 1 is not about chance"
    refuse(name, p, ~((p > 0) & (p < 1)), "strictly between 0 and 1", cure)
    return p


def true_probability(value: ArrayLike) -> Floats:
    """Return an array of floats; ValueError unless between 0 and 1."""
    p = np.asarray(value, float)
    refuse("failure_probability", p, ~((p >= 0) & (p <= 1)), "in [0, 1]", "pass a probability")
    return p


def error(value: ArrayLike) -> Floats:
    """Return the error probability alpha; ValueError unless in (0, 0.5]."""
    alpha = np.asarray(value, float)
    cure = "pass how often a false alarm may happen, such as 1e-6, not a confidence level"
    refuse("alpha", alpha, ~((alpha > 0) & (alpha <= 0.5)), "above 0 and at most 0.5", cure)
    return alpha


def positive(name: str, value: ArrayLike) -> Floats:
    """Return an array of floats; ValueError unless positive and finite."""
    x = np.asarray(value, float)
    refuse(name, x, ~((x > 0) & np.isfinite(x)), "positive and finite", f"pass another {name}")
    return x
