"""Faults of optimizers, each a function from a correct one to a faulty one."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.roles.role import Implementation
from theorycheck.roles.wrapping import plus, scaling, with_answer, with_arguments, with_oracle


def a_longer_step(implementation: Implementation) -> Implementation:
    """Take steps that are 5 % too long."""
    return scaling("step_size", 1.05)(implementation)


def twice_the_momentum(implementation: Implementation) -> Implementation:
    """Apply the momentum twice."""
    return scaling("momentum", 2)(implementation)


def the_other_sign_of_momentum(implementation: Implementation) -> Implementation:
    """Look behind instead of ahead."""
    return scaling("momentum", -1)(implementation)


def weight_decay_left_on(implementation: Implementation) -> Implementation:
    """Add a thousandth of the point to each gradient."""
    return with_oracle(implementation, lambda g: lambda x, *s: plus(g(x, *s), x, 1e-3))


def an_unasked_momentum(implementation: Implementation) -> Implementation:
    """Add a tenth of the velocity so far to each gradient."""

    def wrap(gradient: Callable[..., Any]) -> Callable[..., Any]:
        velocity: list[Any] = []

        def slope(x: Any, *sample: Any) -> Any:
            g = gradient(x, *sample)
            velocity[:] = [plus(g, velocity[0], 0.1) if velocity else g]
            return velocity[0]

        return slope

    return with_oracle(implementation, wrap)


def a_gradient_in_float32(implementation: Implementation) -> Implementation:
    """Lose half of the digits of each gradient, and say nothing of it."""

    def wrap(gradient: Callable[..., Any]) -> Callable[..., Any]:
        def slope(x: Any, *sample: Any) -> Any:
            g = gradient(x, *sample)
            layers = g if isinstance(g, tuple) else (g,)
            short = tuple(np.float64(np.float32(layer)) for layer in layers)
            return short if isinstance(g, tuple) else short[0]

        return slope

    return with_oracle(implementation, wrap)


def the_gradient_of_the_last_point(implementation: Implementation) -> Implementation:
    """Use each gradient one step too late."""

    def wrap(gradient: Callable[..., Any]) -> Callable[..., Any]:
        before: list[Any] = []

        def slope(x: Any, *sample: Any) -> Any:
            now = gradient(x, *sample)
            late = before[0] if before else now
            before[:] = [now]
            return late

        return slope

    return with_oracle(implementation, wrap)


def the_first_step_skipped(implementation: Implementation) -> Implementation:
    """Stand still at the start."""
    return with_answer(implementation, lambda p: np.concatenate([p[:1], p[:1], p[1:-1]])[: len(p)])


def a_skipped_step(implementation: Implementation) -> Implementation:
    """Stand still once, in the middle of the path."""

    def late(path: Any) -> Any:
        middle = (len(path) - 1) // 2
        return np.concatenate([path[: middle + 1], path[middle:-1]])

    return with_answer(implementation, late)


def one_step_ahead(implementation: Implementation) -> Implementation:
    """Leave the start out of the path, as those do who record after the step."""
    return with_answer(implementation, lambda p: np.concatenate([p[1:], p[-1:]]))


def a_schedule_off_by_one(implementation: Implementation) -> Implementation:
    """Read the step size of the next step."""

    def change(given: dict[str, Any]) -> None:
        eta = given["step_size"]
        if callable(eta):
            given["step_size"] = lambda t: eta(t + 1)
        elif np.ndim(eta) == 1 and len(eta) > 1:
            given["step_size"] = np.concatenate([np.asarray(eta)[1:], np.asarray(eta)[-1:]])

    return with_arguments(implementation, change)


def no_projection(implementation: Implementation) -> Implementation:
    """Forget to project."""

    def change(given: dict[str, Any]) -> None:
        for name in {"project", "projection"} & set(given):
            given[name] = lambda x: x

    return with_arguments(implementation, change)


def the_wrong_coordinate(implementation: Implementation) -> Implementation:
    """Move, or look at, the one before the one that was asked for."""

    def change(given: dict[str, Any]) -> None:
        given["order"] = np.maximum(np.asarray(given["order"]) - 1, 0)

    return with_arguments(implementation, change)


def the_same_sample_again(implementation: Implementation) -> Implementation:
    """Never move on from the first sample."""

    def change(given: dict[str, Any]) -> None:
        order = np.asarray(given["order"])
        given["order"] = np.broadcast_to(order[:1], order.shape).copy()

    return with_arguments(implementation, change)


def a_warm_start(implementation: Implementation) -> Implementation:
    """Start where the last call ended, if its points had the same shape."""
    last: list[Any] = []
    start = next(n for n in inspect.signature(implementation).parameters if n in ("x_0", "start"))

    def change(given: dict[str, Any]) -> None:
        if last and np.shape(last[0]) == np.shape(given[start]):
            given[start] = last[0]

    inner = with_arguments(implementation, change)

    @functools.wraps(implementation)
    def called(*args: Any, **kwargs: Any) -> Any:
        path = inner(*args, **kwargs)
        last[:] = [] if isinstance(path, tuple) else [path[-1]]
        return path

    return called
