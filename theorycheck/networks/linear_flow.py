"""Gradient flow of networks, W'(t) = -gradient(W(t)), integrated by Runge and Kutta's method."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, TypeAlias

from numpy.typing import NDArray

from theorycheck.optimization.iteration import stack

Array: TypeAlias = NDArray[Any]
Layers: TypeAlias = tuple[Array, ...]


def gradient_flow(
    slopes: Callable[[Layers], Sequence[Array]], W: Layers, time: Any, *, steps: int
) -> Layers:
    """Follow the flow from the layers W for this time; the path of each, (steps + 1, *W_j.shape).

    `slopes` gives the gradient in every layer. The error is of the order (time / steps)^4.
    """
    return stack(_points(slopes, W, time / steps, steps))


def _points(
    slopes: Callable[[Layers], Sequence[Array]], W: Layers, h: Any, steps: int
) -> Iterator[Layers]:
    yield W
    for _ in range(steps):
        found = [slopes(W)]
        for share in (h / 2, h / 2, h):
            found.append(slopes(_moved(W, found[-1], share)))
        mean = [(a + 2 * b + 2 * c + d) / 6 for a, b, c, d in zip(*found, strict=True)]
        W = _moved(W, mean, h)
        yield W


def _moved(W: Layers, slopes: Sequence[Array], share: Any) -> Layers:
    return tuple(w - share * g for w, g in zip(W, slopes, strict=True))
