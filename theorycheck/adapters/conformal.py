"""Conformal predictors as thresholds: from calibration scores and a miscoverage."""

import warnings
from collections.abc import Callable
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.adapters.installed import global_generator_at, required
from theorycheck.errors import NotApplicable

Array: TypeAlias = NDArray[Any]
Refused: TypeAlias = Literal["not applicable", "infinite"]


def threshold_of(model: Any, *, refused: Refused = "not applicable") -> Callable[..., Any]:
    """Return a `conformal_threshold` of a class of conformal regressors of MAPIE or crepes.

    `model` is ``SplitConformalRegressor`` or ``ConformalRegressor``, or a function with its call.
    Its residuals are the ranks of the scores, which rounds none of them, and half the width of its
    interval says which rank it takes; between two ranks it is interpolated. Where the library
    refuses, for want of scores, the claim is not applicable, or the threshold "infinite".
    Raises NotApplicable for any other object.
    """
    width = _width(model)

    def conformal_threshold(scores: Array, miscoverage: Any) -> Array:
        ordered, n = np.sort(scores, axis=-1), np.shape(scores)[-1]
        try:
            rank = width(n, float(miscoverage))
        except ValueError as error:
            if refused != "infinite":
                raise NotApplicable(_refusal(model, n, miscoverage, error)) from error
            rank = np.inf
        if rank > n:
            return np.full(ordered.shape[:-1], np.inf)
        at = np.apply_along_axis(lambda s: np.interp(rank, np.arange(1, n + 1), s), -1, ordered)
        return np.asarray(at)

    return conformal_threshold


def _width(model: Any) -> Callable[[int, float], float]:
    if hasattr(model, "predict_int"):
        return lambda n, miscoverage: _crepes(model, n, miscoverage)
    if hasattr(model, "conformalize"):
        return lambda n, miscoverage: _mapie(model, n, miscoverage)
    raise NotApplicable(
        f"{model!r} has neither crepes' predict_int nor MAPIE's conformalize: a threshold of your "
        "own is a function of scores (..., n) and miscoverage, and needs no adapter"
    )


def _crepes(model: Any, n: int, miscoverage: float) -> float:
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", "the no. of calibration examples is too small")
        fitted = model().fit(np.arange(1.0, n + 1))
        return float(fitted.predict_int(np.zeros(1), confidence=_complement(miscoverage))[0, 1])


def _mapie(model: Any, n: int, miscoverage: float) -> float:
    dummy = required("sklearn.dummy", "scikit-learn").DummyRegressor
    zero = dummy(strategy="constant", constant=0.0).fit(np.zeros((1, 1)), np.zeros(1))
    made = model(zero, confidence_level=_complement(miscoverage), prefit=True)
    with global_generator_at(0):  # it draws, and a split needs no chance
        made.conformalize(np.zeros((n, 1)), np.arange(1.0, n + 1))
    return float(np.ravel(made.predict_interval(np.zeros((1, 1)))[1])[-1])


def _complement(miscoverage: float) -> float:
    """Return the float nearest to 1 minus what a level prints as: 0.3 for 0.7."""
    return float(1 - Fraction(repr(miscoverage)))


def _refusal(model: Any, n: int, miscoverage: Any, error: Exception) -> str:
    words = " ".join(str(error).split())
    return f"{model.__name__} refuses {n} scores at miscoverage {float(miscoverage)!r}: {words}"
