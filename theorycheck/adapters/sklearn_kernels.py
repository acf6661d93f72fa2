"""scikit-learn's neighbours and kernels, and scikit-ntk's kernel, with the calls of their roles.

Leading axes are looped over.
"""

import functools
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from theorycheck.adapters.installed import required
from theorycheck.adapters.sklearn import fitted
from theorycheck.errors import NotApplicable

Array: TypeAlias = NDArray[Any]


def sklearn_predict(make: Callable[[], Any]) -> Callable[..., Any]:
    """Return a `nearest_neighbor`, of the models that `make()` gives: predictions at new inputs."""

    def nearest_neighbor(X: Array, y: Array, X_new: Array) -> Array:
        lead = np.broadcast_shapes(X.shape[:-2], y.shape[:-1], X_new.shape[:-2])
        parts = (
            np.broadcast_to(a, (*lead, *a.shape[a.ndim - k :])).reshape(-1, *a.shape[a.ndim - k :])
            for a, k in ((X, 2), (y, 1), (X_new, 2))
        )
        found = [fitted(make(), a, b).predict(c) for a, b, c in zip(*parts, strict=True)]
        return np.asarray(found).reshape(*lead, X_new.shape[-2])

    return nearest_neighbor


def sklearn_kernel(
    metric: str | Callable[..., Any], reads: Callable[..., Mapping[str, Any]] | None = None
) -> Callable[..., Any]:
    """Return a kernel by a name of `pairwise_kernels` or a function of X and Z.

    `reads` turns the role's options into those of the metric: for "rbf" ``lambda bandwidth=1:
    {"gamma": 1 / (2 * bandwidth**2)}``. Raises NotApplicable for options that it does not take.
    """
    pairwise = required("sklearn.metrics.pairwise", "scikit-learn").pairwise_kernels
    matrix = functools.partial(pairwise, metric=metric) if isinstance(metric, str) else metric

    def kernel(X: Array, Z: Array | None = None, **given: Any) -> Array:
        other = X if Z is None else Z
        lead = np.broadcast_shapes(X.shape[:-2], other.shape[:-2])
        pairs = (
            np.broadcast_to(a, (*lead, *a.shape[-2:])).reshape(-1, *a.shape[-2:])
            for a in (X, other)
        )
        options = _options(reads or _none, given, metric)
        found = [matrix(a, b, **options) for a, b in zip(*pairs, strict=True)]
        return np.asarray(found).reshape(*lead, X.shape[-2], other.shape[-2])

    return kernel


def _none() -> Mapping[str, Any]:
    return {}


def _options(reads: Callable[..., Any], given: Any, metric: Any) -> Mapping[str, Any]:
    try:
        return reads(**given)
    except TypeError as error:
        raise NotApplicable(f"the kernel {metric!r} does not read {given}: {error}") from error


def scikit_ntk_kernel() -> Callable[..., Any]:
    """Return scikit-ntk's NeuralTangentKernel, without its bias, as an `ntk_kernel`.

    It divides by depth + 1, which the role does not.
    """
    tangent = required("skntk", "scikit-ntk").NeuralTangentKernel

    def matrix(X: Array, Z: Array, depth: int) -> Array:
        return (depth + 1) * tangent(depth, bias=0.0, bias_bounds="fixed")(X, Z)

    return sklearn_kernel(matrix, lambda depth=1: {"depth": depth})
