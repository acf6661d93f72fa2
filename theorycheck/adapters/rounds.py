"""The calls of the roles of optimizers, answered by optimizers that keep a state of their own.

`optimizer_of` asks the gradients, moves the optimizer step by step, and stacks the path. Where step
sizes or options differ between trials, or an optimizer mixes the entries of its point, each trial
gets an optimizer of its own.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

import numpy as np

from theorycheck.adapters.asked import (
    fixed,
    of_trial,
    read_gradient,
    require_a_constant_step,
    step_sizes,
    trials_of,
)
from theorycheck.adapters.lowering import as_floats
from theorycheck.errors import NotApplicable
from theorycheck.optimization.watching import Watch, keep, read_watch

Layers: TypeAlias = tuple[np.ndarray, ...]
Index: TypeAlias = tuple[int, ...]


@dataclass(frozen=True)
class Stepper:
    """One optimizer at work: `move` it by gradients and a step size, `read` its point, `put` it.

    Gradients are asked at the point that is `stored`. Where another one is read, `put` is None.
    """

    move: Callable[[Layers, float], None]
    stored: Callable[[], Layers]
    read: Callable[[], Layers]
    put: Callable[[Layers], None] | None


Start: TypeAlias = Callable[[Layers, float, Mapping[str, Any]], Stepper]


@dataclass(frozen=True)
class _Ensemble:
    """The optimizers of all trials, by the index of each, as one that moves an array of points."""

    steppers: Mapping[Index, Stepper]
    trials: tuple[int, ...]
    shapes: tuple[tuple[int, ...], ...]
    several: bool
    dtype: Any

    def stored(self) -> Any:
        return self._joined([stepper.stored() for stepper in self.steppers.values()])

    def point(self) -> Any:
        return self._joined([stepper.read() for stepper in self.steppers.values()])

    def move(self, slopes: Any, eta: np.ndarray) -> None:
        layers = self._whole(slopes)
        for k, stepper in self.steppers.items():
            stepper.move(tuple(g[k] for g in layers), of_trial(eta, self.trials, k, "step size"))

    def put(self, point: Any) -> None:
        layers = self._whole(point)
        for k, stepper in self.steppers.items():
            if stepper.put is None:
                raise NotApplicable(
                    "the projection is of the point that is read, and another one is stored"
                )
            stepper.put(tuple(x[k] for x in layers))

    def _joined(self, points: Sequence[Layers]) -> Any:
        if self.several:
            return points[0]
        return np.stack([x for (x,) in points]).reshape(self.trials + points[0][0].shape)

    def _whole(self, value: Any) -> Layers:
        """Return the layers of a point or gradient, which may be the same for all trials."""
        layers = _layers(value, self.dtype)
        return tuple(np.broadcast_to(x, n) for x, n in zip(layers, self.shapes, strict=True))


def optimizer_of(start: Start, name: str, dtype: Any, axes: int | None) -> Callable[..., Any]:
    """Return a plain function with the calls of the roles, which answers with the whole path.

    `start` makes an optimizer at a point, `axes` counts the last axes of one point (None: the
    optimizer is entrywise, and a whole batch may be one point to it).
    """

    def optimizer(
        gradient: Callable[..., Any],
        x_0: Any,
        step_size: Any,
        *,
        steps: int | None = None,
        order: Any = None,
        rounds: int | None = None,
        project: Callable[[Any], Any] | None = None,
        watch: Watch = None,
        **options: Any,
    ) -> Any:
        if "before" in options:
            raise NotApplicable("an optimizer that keeps a state of its own starts at rest")
        slope, count = read_gradient(gradient, steps, order, rounds)
        etas = step_sizes(step_size, count)
        settings = {word: fixed(word, value, count) for word, value in options.items()}
        require_a_constant_step(etas, settings)
        keeping = read_watch(watch, **getattr(gradient, "watched", {}))
        at_work = _started(start, x_0, etas, settings, dtype, axes)

        def path() -> Iterator[Any]:
            yield at_work.point()
            for t, eta in enumerate(etas):
                at_work.move(slope(at_work.stored(), t), eta)
                if project is not None:
                    at_work.put(project(at_work.point()))
                yield at_work.point()

        return keep(path(), keeping)

    optimizer.__name__ = optimizer.__qualname__ = name
    return optimizer


def _started(
    start: Start,
    x_0: Any,
    etas: Sequence[np.ndarray],
    settings: Mapping[str, Any],
    dtype: Any,
    axes: int | None,
) -> _Ensemble:
    """Make the optimizers, one for each trial that needs its own."""
    layers, several = _layers(x_0, dtype), isinstance(x_0, tuple)
    trials = () if several else trials_of(layers[0], etas, settings, axes)
    first = etas[0] if etas else np.zeros(())
    steppers = {
        k: start(
            tuple(x[k] for x in layers),
            of_trial(first, trials, k, "step size"),
            {word: of_trial(value, trials, k, word) for word, value in settings.items()},
        )
        for k in np.ndindex(trials)
    }
    return _Ensemble(steppers, trials, tuple(x.shape for x in layers), several, dtype)


def _layers(value: Any, dtype: Any) -> Layers:
    return tuple(as_floats(x, dtype) for x in (value if isinstance(value, tuple) else (value,)))
