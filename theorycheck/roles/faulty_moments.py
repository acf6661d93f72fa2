"""Faults of what optimizers remember: momentum, moments, averages, decay, and of what they leave.

Each is a function from a correct optimizer to a faulty one.
"""

import functools
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import numpy as np

from theorycheck.optimization import fista_momentum
from theorycheck.optimization.iteration import one_like, schedule
from theorycheck.roles.role import Implementation
from theorycheck.roles.wrapping import plus, times, with_answer, with_arguments, with_oracle


def a_bias_correction_off_by_one(implementation: Implementation) -> Implementation:
    """Correct the moments for one step more than were taken."""

    def change(given: dict[str, Any]) -> None:
        if given.get("bias_correction", True):
            eta, count = _sizes(given), _count(given)
            given["step_size"] = [eta(t) * _late(given, t) for t in range(count)]

    return with_arguments(implementation, change)


def _late(given: dict[str, Any], t: int) -> Any:
    """Return what corrections for one step more make of a step."""
    first, second = (
        (1 - given[beta] ** (t + 1)) / (1 - given[beta] ** (t + 2)) for beta in ("beta_1", "beta_2")
    )
    return first / np.sqrt(second)


def the_betas_exchanged(implementation: Implementation) -> Implementation:
    """Take beta_1 for beta_2, and beta_2 for beta_1."""

    def change(given: dict[str, Any]) -> None:
        given["beta_1"], given["beta_2"] = given["beta_2"], given["beta_1"]

    return with_arguments(implementation, change)


def the_first_moment_forgotten(implementation: Implementation) -> Implementation:
    """Move by the last gradient alone."""

    def change(given: dict[str, Any]) -> None:
        for name in {"beta_1", "momentum"} & set(given):
            given[name] = 0 if given[name] is None else 0 * _first(given[name])

    return with_arguments(implementation, change)


def _first(value: Any) -> Any:
    return value(0) if callable(value) else np.asarray(value).flat[0]


def an_acceleration_off_by_one(implementation: Implementation) -> Implementation:
    """Use the momentum of the next step."""

    def change(given: dict[str, Any]) -> None:
        beta, count = given["momentum"], _count(given)
        if beta is None:
            given["momentum"] = _accelerated(given, count + 1)[1:]
        elif callable(beta):
            given["momentum"] = lambda t: beta(t + 1)
        elif np.ndim(beta) == 1 and len(beta) > 1:
            given["momentum"] = [*list(beta)[1:], beta[-1]]

    return with_arguments(implementation, change)


def the_point_ahead(implementation: Implementation) -> Implementation:
    """Return y where x is asked for: the point where the gradients were taken."""

    @functools.wraps(implementation)
    def called(*args: Any, **kwargs: Any) -> Any:
        path, given = implementation(*args, **kwargs), {"x_0": args[1], **kwargs}
        count = len(path) - 1
        beta = given.get("momentum")
        beta = _accelerated(given, count) if beta is None else beta
        ahead = schedule(beta, count)
        after = [x + ahead(t) * (x - before) for t, (before, x) in enumerate(pairwise(path))]
        return np.stack([path[0], *after])

    return called


def the_last_for_the_average(implementation: Implementation) -> Implementation:
    """Return the base points z where their average x is asked for."""

    def last(path: Any) -> Any:
        after = [(t + 2) * x - (t + 1) * before for t, (before, x) in enumerate(pairwise(path))]
        return np.stack([path[0], *after])

    return with_answer(implementation, last)


def an_average_without_the_start(implementation: Implementation) -> Implementation:
    """Average only what comes after the start."""

    def later(path: Any) -> Any:
        after = [((t + 2) * x - path[0]) / (t + 1) for t, x in enumerate(path[1:])]
        return np.stack([path[0], *after])

    return with_answer(implementation, later)


def a_decay_of_the_gradient(implementation: Implementation) -> Implementation:
    """Add the decay to the gradient, where it is to be decoupled from it."""

    def change(given: dict[str, Any]) -> None:
        lam, gradient = given["weight_decay"], given["gradient"]
        given["gradient"] = lambda x, *sample: plus(gradient(x, *sample), x, lam)
        given["weight_decay"] = 0 * lam

    return with_arguments(implementation, change)


def a_decay_without_the_step_size(implementation: Implementation) -> Implementation:
    """Shrink by the decay itself, not by the step size times it."""

    def change(given: dict[str, Any]) -> None:
        given["weight_decay"] = given["weight_decay"] / _first(given["step_size"])

    return with_arguments(implementation, change)


def clipping_after_the_noise(implementation: Implementation) -> Implementation:
    """Clip what the noise has been added to, to the size that the gradient had."""

    def change(given: dict[str, Any]) -> None:
        gradient, noise = given["gradient"], iter(np.asarray(given["noise"]))
        given["gradient"] = lambda w: _clipped(gradient(w) + next(noise), gradient(w))
        given["noise"] = 0 * np.asarray(given["noise"])

    return with_arguments(implementation, change)


def _clipped(x: Any, like: Any) -> Any:
    size, limit = (np.sqrt(np.sum(a * a, axis=-1, keepdims=True)) for a in (x, like))
    return x * np.minimum(1, limit / np.where(size == 0, 1, size))


def upwards(implementation: Implementation) -> Implementation:
    """Follow the gradient instead of leaving it behind."""

    def wrap(gradient: Callable[..., Any]) -> Callable[..., Any]:
        return lambda x, *sample: _negative(gradient(x, *sample))

    return with_oracle(implementation, wrap)


def _negative(g: Any) -> Any:
    return tuple(-layer for layer in g) if isinstance(g, tuple) else -g


def a_path_without_its_end(implementation: Implementation) -> Implementation:
    """Return as many points as there were steps."""
    return with_answer(implementation, lambda path: path[:-1])


def the_start_overwritten(implementation: Implementation) -> Implementation:
    """Leave the last point in the array that held the start."""

    def change(given: dict[str, Any]) -> None:
        x = given.get("x_0", given.get("start"))
        for layer in x if isinstance(x, tuple) else (x,):
            if isinstance(layer, np.ndarray) and layer.flags.writeable:
                np.add(layer, 1, out=layer)

    return with_arguments(implementation, change)


def a_step_size_that_is_kept(implementation: Implementation) -> Implementation:
    """Shrink the step size a little at every call, and never reset it."""
    calls = [0]

    def change(given: dict[str, Any]) -> None:
        calls[0] += 1
        if given["step_size"] is not None:
            given["step_size"] = times(given["step_size"], 1 - calls[0] / 1024)

    return with_arguments(implementation, change)


def _count(given: dict[str, Any]) -> int:
    return len(given["order"]) if given.get("steps") is None else int(given["steps"])


def _sizes(given: dict[str, Any]) -> Callable[[int], Any]:
    return schedule(given["step_size"], _count(given))


def _accelerated(given: dict[str, Any], count: int) -> list[Any]:
    return fista_momentum(count, one_like(given["x_0"]))
