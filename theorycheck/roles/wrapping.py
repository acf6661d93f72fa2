"""Implementations with their arguments, their oracle or their answer changed on the way."""

import functools
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np

from theorycheck.roles.role import Implementation

Mutant = Callable[[Implementation], Implementation]
_ORACLES = ("gradient", "subgradient", "proximal", "operator")


def with_arguments(
    implementation: Implementation, change: Callable[[dict[str, Any]], None]
) -> Implementation:
    """Return the implementation with its arguments, by name, passed through `change`."""
    signature = inspect.signature(implementation)

    @functools.wraps(implementation)
    def called(*args: Any, **kwargs: Any) -> Any:
        bound = signature.bind(*args, **kwargs)
        bound.apply_defaults()
        change(bound.arguments)
        return implementation(*bound.args, **bound.kwargs)

    return called


def with_answer(implementation: Implementation, change: Callable[[Any], Any]) -> Implementation:
    """Return the implementation with each array of its answer passed through `change`."""

    def changed(answer: Any) -> Any:
        if isinstance(answer, tuple):
            return tuple(map(change, answer))
        return change(answer)

    @functools.wraps(implementation)
    def called(*args: Any, **kwargs: Any) -> Any:
        return changed(implementation(*args, **kwargs))

    return called


def times(value: Any, factor: float) -> Any:
    """Return `factor` times a number, an array or a schedule."""
    if callable(value):
        return lambda t: factor * value(t)
    return factor * np.asarray(value)


def scaling(name: str, factor: float) -> Mutant:
    """Return the mutant that multiplies one argument by `factor`."""

    def mutant(implementation: Implementation) -> Implementation:
        def change(given: dict[str, Any]) -> None:
            if given[name] is not None:
                given[name] = times(given[name], factor)

        return with_arguments(implementation, change)

    return mutant


def with_oracle(
    implementation: Implementation, wrap: Callable[[Callable[..., Any]], Callable[..., Any]]
) -> Implementation:
    """Return the implementation whose oracle, the gradient or the like, is wrapped."""
    oracle = next(n for n in inspect.signature(implementation).parameters if n in _ORACLES)

    def change(given: dict[str, Any]) -> None:
        given[oracle] = wrap(given[oracle])

    return with_arguments(implementation, change)


def plus(x: Any, y: Any, weight: float) -> Any:
    """Return x + weight y, of arrays or of tuples of arrays."""
    if isinstance(x, tuple):
        return tuple(plus(a, b, weight) for a, b in zip(x, y, strict=True))
    return x + weight * y
