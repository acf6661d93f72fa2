"""Layers of attention over tokens X (..., n, d), one token a row, in the arithmetic of the arrays.

W_QK (d, d) multiplies queries with keys, W_V (d, d) makes the values.
"""

from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.networks.losses import softmax

Array: TypeAlias = NDArray[Any]


def dot_product_attention(X: Array, W_QK: Array, W_V: Array) -> Array:
    """softmax(X W_QK X') X W_V (Vaswani et al. 2017, one head), shape (..., n, d)."""
    return softmax(X @ W_QK @ X.mT) @ (X @ W_V)


def linear_attention(X: Array, W_QK: Array, W_V: Array, *, context: int) -> Array:
    """X + (X W_QK C') C W_V with the first `context` tokens for C: no softmax, no mean."""
    C = X[..., :context, :]
    return X + (X @ W_QK @ C.mT) @ (C @ W_V)
