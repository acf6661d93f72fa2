"""Dropout, with a mask that is given: inputs that are kept are scaled up."""

from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.optimization.iteration import Number

Array: TypeAlias = NDArray[Any]


def dropout(X: Array, mask: Array, keep: Number) -> Array:
    """X mask / keep, for a mask of zeros and ones that broadcasts (Srivastava et al. 2014, 10)."""
    return X * (mask / keep)
