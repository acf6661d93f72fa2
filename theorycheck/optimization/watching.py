"""What is kept of a path: all of it, its end, or what is watched along it, by function or name."""

from collections import deque
from collections.abc import Callable, Iterable
from typing import Any, Literal, TypeAlias

from theorycheck.optimization.iteration import stack

Name: TypeAlias = Literal["end", "loss", "squared_distance"]
Watch: TypeAlias = Callable[[Any], Any] | Name | None


def read_watch(watch: Watch, **known: Callable[[Any], Any]) -> Callable[[Any], Any] | Any:
    """Give the function that a name stands for; "end", a function and None are what they are.

    ValueError for any other name.
    """
    if watch is None or watch == "end" or callable(watch):
        return watch
    if watch in known:
        return known[watch]
    cure = "" if known else '; where a gradient is a mere function f\', "loss" is watch=f'
    names = ", ".join(f'"{name}"' for name in ("end", *known))
    raise ValueError(f"watch={watch!r}: watch= takes a function of the point, or {names}{cure}.")


def keep(points: Iterable[Any], watch: Callable[[Any], Any] | Any) -> Any:
    """Stack the points, or what is watched of them, on axis 0; of "end", give the last point."""
    if watch == "end":
        return deque(points, maxlen=1).pop()
    return stack(map(watch, points) if watch else points)
