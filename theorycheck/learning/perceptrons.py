"""The perceptron."""

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


def perceptron(examples: Array) -> Array:
    """Run it once over examples y x (..., n, d): the weights before each, and at the end.

    It starts at 0 and adds an example where y x.w <= 0; shape (..., n + 1, d).
    """
    w = 0 * examples[..., 0, :]
    path = [w]
    for t in range(examples.shape[-2]):
        z = examples[..., t, :]
        wrong = np.sum(z * w, axis=-1, keepdims=True) <= 0
        w = w + np.where(wrong, z, 0 * z)
        path.append(w)
    return np.stack(path, axis=-2)
