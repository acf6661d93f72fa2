"""Losses of a prediction and a target, entry by entry, with their derivatives in the prediction."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Array: TypeAlias = NDArray[Any]


SLOPES = {  # of losses of an error, convex and not
    "squares": lambda error: error,
    "log cosh": np.tanh,
    "logistic": lambda error: 1 / (1 + np.exp(-error)),
    "concave": lambda error: error / (1 + error**2),
}


@dataclass(frozen=True)
class Loss:
    """A loss value(prediction, target) and its derivative in the prediction, both entrywise."""

    name: str
    value: Callable[[Array, Array], Array]
    derivative: Callable[[Array, Array], Array]

    def __call__(self, prediction: Array, target: Array) -> Array:
        """Give the loss of each entry."""
        return self.value(prediction, target)


def softplus(z: Array) -> Array:
    """Give log(1 + e^z) without overflow."""
    z = np.asarray(z)
    if z.dtype == object:  # exact numbers do not overflow, and their balls may contain 0
        return np.log(1 + np.exp(z))
    return np.maximum(z, 0) + np.log1p(np.exp(-np.abs(z)))


def sigmoid(z: Array) -> Array:
    """Give 1/(1 + e^-z), the derivative of softplus, without overflow."""
    z = np.asarray(z)
    if z.dtype == object:
        return 1 / (1 + np.exp(-z))
    small = np.exp(-np.abs(z))
    return np.where(z >= 0, 1, small) / (1 + small)


def log_softmax(logits: Array) -> Array:
    """Give the logarithms of softmax over the last axis."""
    top = 0 if logits.dtype == object else np.max(logits, axis=-1, keepdims=True)
    total = np.sum(np.exp(logits - top), axis=-1, keepdims=True)
    return logits - top - np.log(total)


def softmax(logits: Array) -> Array:
    """Give the class probabilities over the last axis."""
    return np.exp(log_softmax(logits))


def margin(prediction: Array, target: Array) -> Array:
    """Give target times prediction, for targets -1 and +1."""
    return prediction * target


square = Loss("square", lambda p, y: (p - y) ** 2 / 2, lambda p, y: p - y)
absolute = Loss("absolute", lambda p, y: np.abs(p - y), lambda p, y: np.sign(p - y))

logistic = Loss(
    "logistic",
    lambda p, y: softplus(-y * p),
    lambda p, y: -y * sigmoid(-y * p),
)
exponential = Loss(
    "exponential",
    lambda p, y: np.exp(-y * p),
    lambda p, y: -y * np.exp(-y * p),
)
hinge = Loss(
    "hinge",
    lambda p, y: np.maximum(1 - y * p, 0),
    lambda p, y: np.where(y * p < 1, -y, 0),
)
zero_one = Loss(
    "zero_one",
    lambda p, y: np.where(y * p > 0, 0, 1),
    lambda p, y: 0 * p * y,
)
cross_entropy = Loss(
    "cross_entropy",
    lambda p, y: -y * log_softmax(p),
    lambda p, y: softmax(p) * np.sum(y, axis=-1, keepdims=True) - y,
)


def ramp(width: Any) -> Loss:
    """Give the margin loss that falls from 1 at margin 0 to 0 at margin `width`."""

    def value(p: Array, y: Array) -> Array:
        return np.minimum(np.maximum(1 - y * p / width, 0), 1)

    def derivative(p: Array, y: Array) -> Array:
        inside = (y * p > 0) & (y * p < width)
        return np.where(inside, -y / width, 0)

    return Loss("ramp", value, derivative)
