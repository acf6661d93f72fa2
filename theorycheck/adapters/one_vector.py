"""Callables that take one vector, asked about a tuple of layers: all its entries in a row."""

import functools
import inspect
from collections.abc import Callable
from typing import Any, TypeAlias

import numpy as np

Layers: TypeAlias = tuple[np.ndarray, ...]

_POINTS = ("x_0", "start")
_WATCH = "watch"  # a function of the point, or "end"
_BETWEEN_POINTS = ("gradient", "subgradient", "project")


def as_one_vector(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return a callable whose point may be a tuple of layers from one that takes a vector.

    Its oracles then get tuples again, and its path comes back as the tuple of the layers' paths.
    """
    signature = inspect.signature(f)

    @functools.wraps(f, updated=())
    def called(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        given = bound.arguments
        word = next((w for w in _POINTS if isinstance(given.get(w), tuple)), None)
        if word is None:
            return f(*args, **kwargs)
        shapes = [np.shape(layer) for layer in given[word]]
        for oracle in (w for w in _BETWEEN_POINTS if given.get(w) is not None):
            given[oracle] = _of_vectors(given[oracle], shapes)
        is_watched = callable(given.get(_WATCH))
        if is_watched:
            given[_WATCH] = _seeing_layers(given[_WATCH], shapes)
        given[word] = _in_a_row(given[word])
        answer = f(*bound.args, **bound.kwargs)
        return answer if is_watched else _apart(answer, shapes)

    return called


def _in_a_row(layers: Layers) -> np.ndarray:
    return np.concatenate([np.ravel(layer) for layer in layers])


def _apart(rows: Any, shapes: list[tuple[int, ...]]) -> Layers:
    """Return the layers in the last axis of `rows`, shape (..., entries of all layers)."""
    rows = np.asarray(rows)
    ends = np.cumsum([int(np.prod(shape)) for shape in shapes])[:-1]
    parts = np.split(rows, ends, axis=-1)
    return tuple(
        part.reshape(rows.shape[:-1] + shape) for part, shape in zip(parts, shapes, strict=True)
    )


def _of_vectors(function: Callable[..., Any], shapes: Any) -> Callable[..., Any]:
    return lambda x, *sample: _in_a_row(function(_apart(x, shapes), *sample))


def _seeing_layers(watch: Callable[..., Any], shapes: Any) -> Callable[..., Any]:
    return lambda x: watch(_apart(x, shapes))
