"""scikit-learn's estimators with the calls that claims make of parts.

Roles fit no intercept, and scale penalties as they say: an adapter names what its model does.
"""

import math
import warnings
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any, Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.adapters.installed import required
from theorycheck.errors import ImplementationError, NotApplicable

Array: TypeAlias = NDArray[Any]
Make: TypeAlias = Callable[
    ..., Any
]  # of a model, given the strength of its penalty if there is one
Intercept: TypeAlias = Literal["off", "mirrored"]
PENALTIES: Mapping[str, Callable[[float, int], float]] = {
    "penalty": lambda penalty, _: penalty,
    "2 penalty": lambda penalty, _: 2 * penalty,
    "penalty / n": lambda penalty, n: penalty / n,
    "1 / (n penalty)": lambda penalty, n: 1 / (n * penalty),
    "1 / (2 n penalty)": lambda penalty, n: 1 / (2 * n * penalty),
}


def sklearn_fit(
    make: Make,
    role: str = "least_squares",
    *,
    strength: str = "penalty",
    intercept: Intercept = "off",
) -> Callable[..., Any]:
    """Return a fit in a role, of the models that `make()`, or `make(strength)`, gives.

    Roles: least_squares, ridge, logistic_regression, kernel_ridge (``kernel="precomputed"``),
    support_vector and penalized_median. `strength` says, as one of PENALTIES, what of the role's
    penalty and of n the model calls alpha or C: "penalty" for Ridge, "penalty / n" for
    SGDRegressor, "1 / (n penalty)" for LogisticRegression and LinearSVR, "1 / (2 n penalty)" for
    SVC. With ``intercept="mirrored"`` a model that can't leave its intercept out is fitted to every
    example and its mirror image (-x, -y), which keeps the intercept at 0 and the coefficients as
    they are. Leading axes are looped over; without examples coefficients are 0.

    Raises NotApplicable for a model that fits an intercept or has no coefficients, and
    ImplementationError for one that did not converge.
    """
    if role not in _ROLES or strength not in PENALTIES or intercept not in ("off", "mirrored"):
        raise NotApplicable(
            f"sklearn_fit(role={role!r}, strength={strength!r}, intercept={intercept!r}): the "
            f"roles are {', '.join(_ROLES)}; the strengths {', '.join(PENALTIES)}; the intercepts "
            "off and mirrored"
        )
    return _ROLES[role](_Fit(make, PENALTIES[strength], intercept == "mirrored"))


class _Fit:
    """Coefficients (..., p) of models without an intercept, for X (..., n, p) and y (..., n)."""

    def __init__(self, make: Make, strength: Callable[[float, int], float], mirrored: bool) -> None:
        self.make, self.strength, self.mirrored = make, strength, mirrored

    def __call__(self, X: Array, y: Array, penalty: Any = None, *, summed: bool = True) -> Array:
        lead, problems = _one_by_one(X, y)
        found = [self._one(A, b, penalty, summed) for A, b in problems]
        return np.asarray(found).reshape(*lead, np.shape(X)[-1])

    def _one(self, X: Array, y: Array, penalty: Any, summed: bool) -> Array:
        if not len(y):
            return np.zeros(X.shape[-1])
        if self.mirrored:  # twice the examples: a sum of losses doubles, and its penalty with it
            X, y = np.concatenate([X, -X]), np.concatenate([y, -y])
            penalty = penalty if penalty is None or not summed else 2 * penalty
        arguments = () if penalty is None else (self.strength(float(penalty), len(y)),)
        return self._coefficients(fitted(self.make(*arguments), X, y), X)

    def _coefficients(self, model: Any, X: Array) -> Array:
        off = np.max(np.abs(getattr(model, "intercept_", 0)))
        if getattr(model, "fit_intercept", False) and not self.mirrored:
            off = np.inf
        if off and not self.mirrored:
            raise NotApplicable(
                f"{type(model).__name__} fits an intercept, and the role has none: make it with "
                'fit_intercept=False, or give intercept="mirrored"'
            )
        return _linear_part(model, X)


def _one_by_one(X: Array, y: Array) -> tuple[tuple[int, ...], list[tuple[Array, Array]]]:
    """Return the leading axes of X (..., n, p) and y (..., n), and each X with its y."""
    X, y = np.asarray(X, dtype=float), np.asarray(y, dtype=float)
    lead = np.broadcast_shapes(X.shape[:-2], y.shape[:-1])
    designs = np.broadcast_to(X, (*lead, *X.shape[-2:])).reshape(math.prod(lead), *X.shape[-2:])
    labels = np.broadcast_to(y, (*lead, y.shape[-1])).reshape(math.prod(lead), y.shape[-1])
    return lead, list(zip(designs, labels, strict=True))


def _linear_part(model: Any, X: Array) -> Array:
    if hasattr(model, "dual_coef_") and not hasattr(model, "coef_"):
        return X.T @ np.ravel(model.dual_coef_)
    if len(getattr(model, "coefs_", ())) == 1:  # a perceptron without hidden layers
        return np.ravel(model.coefs_[0])
    if hasattr(model, "coef_"):
        return np.ravel(model.coef_)
    raise NotApplicable(
        f"{type(model).__name__} has no coefficients of the inputs once it is fitted, and the role "
        "returns them"
    )


def fitted(model: Any, X: Array, y: Array) -> Any:
    """Fit a model; what it refuses is not applicable, and stopping early is its error."""
    with _converging(model):
        try:
            return model.fit(X, y)
        except ValueError as error:
            raise NotApplicable(f"{type(model).__name__} refuses its data: {error}") from error


@contextmanager
def _converging(model: Any) -> Iterator[None]:
    failed = required("sklearn.exceptions", "scikit-learn").ConvergenceWarning
    with warnings.catch_warnings():
        warnings.simplefilter("error", failed)
        try:
            yield
        except failed as warning:
            raise ImplementationError(
                f"{type(model).__name__} stopped before its minimum: {warning}; give it more "
                "iterations or a larger tolerance"
            ) from warning


def _least_squares(fit: _Fit) -> Callable[..., Any]:
    def least_squares(X: Array, y: Array) -> Array:
        return fit(X, y)

    return least_squares


def _ridge(fit: _Fit) -> Callable[..., Any]:
    def ridge(X: Array, y: Array, penalty: Any) -> Array:
        return fit(X, y, penalty)

    return ridge


def _logistic_regression(fit: _Fit) -> Callable[..., Any]:
    def logistic_regression(X: Array, y: Array, *, penalty: Any, steps: int = 100) -> Array:
        del steps  # of Newton's method: an optimizer of its own has its own
        return fit(X, y, penalty, summed=False)

    return logistic_regression


def _kernel_ridge(fit: _Fit) -> Callable[..., Any]:
    def kernel_ridge(K: Array, y: Array, *, ridge: Any = 0) -> Array:
        lead, problems = _one_by_one(K, y)
        strength = fit.strength(float(ridge), np.shape(y)[-1])
        models = [fitted(fit.make(strength), one, labels) for one, labels in problems]
        return np.reshape([np.ravel(m.dual_coef_) for m in models], (*lead, np.shape(y)[-1]))

    return kernel_ridge


def _support_vector(fit: _Fit) -> Callable[..., Any]:
    def support_vector(margins: Array, penalty: Any) -> Any:
        return fit(margins[:, None], np.ones(len(margins)), penalty, summed=False)[0]

    return support_vector


def _penalized_median(fit: _Fit) -> Callable[..., Any]:
    def penalized_median(z: Array, penalty: Any) -> Any:
        return fit(np.ones((len(z), 1)), z, penalty, summed=False)[0]

    return penalized_median


_ROLES: Mapping[str, Callable[[_Fit], Callable[..., Any]]] = {
    "least_squares": _least_squares,
    "ridge": _ridge,
    "logistic_regression": _logistic_regression,
    "kernel_ridge": _kernel_ridge,
    "support_vector": _support_vector,
    "penalized_median": _penalized_median,
}
