"""Callables that take one trial, asked for all of them: leading axes gone through one by one."""

import functools
import inspect
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from theorycheck.errors import NotApplicable

Index: TypeAlias = tuple[int, ...]

_AXES = {  # of one trial, by the name of the argument
    **dict.fromkeys(("x_0", "start", "y", "w", "a", "scores", "z", "margins"), 1),
    **dict.fromkeys(("X", "Z", "X_new", "W", "Y"), 2),
}
_POINTS = ("x_0", "start")
_OF_ROUNDS = ("order", "noise")  # their first axis counts the rounds
_MAPS = ("gradient", "subgradient", "project")


def one_by_one(f: Callable[..., Any]) -> Callable[..., Any]:
    """Return a callable that takes leading axes of trials from one that takes a single trial.

    Its arguments are known by the names that the roles give them. A path comes back with its steps
    first, then the trials. Raises NotApplicable for `watch` beside several trials.
    """
    signature = inspect.signature(f)

    @functools.wraps(f, updated=())
    def called(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        given = dict(bound.arguments)
        trials = _trials(given)
        if not trials:
            return f(*args, **kwargs)
        if given.get("watch") is not None:
            raise NotApplicable("watch= sees all trials at once, and it takes one of them")
        answers = []
        for k in np.ndindex(trials):
            bound.arguments.update({w: _of_trial(w, v, given, trials, k) for w, v in given.items()})
            answers.append(f(*bound.args, **bound.kwargs))
        return _joined(answers, trials, axis=1 if _point_of(given) is not None else 0)

    return called


def _trials(given: Mapping[str, Any]) -> tuple[int, ...]:
    shapes = [
        np.shape(value)[: max(np.ndim(value) - _AXES[word], 0)]
        for word, value in given.items()
        if word in _AXES and not isinstance(value, tuple | list) and value is not None
    ]
    return np.broadcast_shapes(*shapes)


def _point_of(given: Mapping[str, Any]) -> Any:
    return next((given[word] for word in _POINTS if word in given), None)


def _of_trial(
    word: str, value: Any, given: Mapping[str, Any], trials: tuple[int, ...], k: Index
) -> Any:
    """Return what one trial is handed in the place of an argument."""
    point = _point_of(given)
    if word in _MAPS and point is not None:
        return _of_one(value, point, given.get("order"), k)
    if word == "step_size" and callable(value):
        return lambda t: _entry(value(t), trials, k)
    if not isinstance(value, np.ndarray):
        return value
    if word in _AXES:
        return _entry(value, trials, k)
    if word in _OF_ROUNDS:
        return value if value.ndim == 1 else np.moveaxis(value, 0, -1)[k].T
    is_schedule = point is not None and value.ndim == 1
    return value if is_schedule else _entry(value, trials, k)


def _entry(value: Any, trials: tuple[int, ...], k: Index) -> Any:
    """Return the entry of one trial; what has fewer axes than there are of trials is shared."""
    if np.ndim(value) < len(trials):
        return value
    return np.broadcast_to(value, trials + np.shape(value)[len(trials) :])[k].copy()


def _of_one(function: Callable[..., Any], points: Any, order: Any, k: Index) -> Callable[..., Any]:
    """Return a function of all points as one of point k: the others stay where they started."""
    each = isinstance(order, np.ndarray) and order.ndim > 1

    @functools.wraps(function, updated=())
    def of_one(x: Any, *sample: Any) -> Any:
        whole = np.array(points, dtype=np.asarray(x).dtype)
        whole[k] = x
        samples = [np.full(order.shape[1:], s) if each else s for s in sample]
        return np.broadcast_to(function(whole, *samples), whole.shape)[k].copy()

    return of_one


def _joined(answers: list[Any], trials: tuple[int, ...], axis: int) -> Any:
    if isinstance(answers[0], tuple):
        return tuple(_joined(list(part), trials, axis) for part in zip(*answers, strict=True))
    stacked = np.stack(answers, axis=axis)
    return stacked.reshape(stacked.shape[:axis] + trials + stacked.shape[axis + 1 :])
