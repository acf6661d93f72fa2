"""A local search over the whole numbers behind an instance: the (1+1) evolution strategy.

Hypothesis climbs one choice at a time; this moves all of them together, with a step length that
grows after a success and shrinks after a failure (Rechenberg's one-fifth rule).
"""

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np

from theorycheck.draws import Choice, Instance

_WIDE = 16  # a range at least so wide is a continuous knob; a narrower one is a shape
_PADDING = 64


def refine(
    start: Instance,
    score: float,
    evaluate: Callable[[Sequence[Any]], tuple[float, Instance | None]],
    *,
    evaluations: int,
    rng: np.random.Generator,
) -> None:
    """Spend `evaluations` on moving from `start` to higher scores."""
    best, step = start, 0.1
    for _ in range(evaluations):
        reached, instance = evaluate(_moved(best.choices, step, rng))
        if instance is not None and reached >= score:
            step = min(0.5, step * (1.5 if reached > score else 1.0))
            best, score = instance, reached
        else:
            step = max(1e-3, step * 1.5**-0.25)


def _moved(choices: Sequence[Choice], step: float, rng: np.random.Generator) -> list[Any]:
    moves = rng.random(len(choices)) < max(0.3, 2 / max(1, len(choices)))
    moved = [
        _shifted(choice, step, rng) if moving else choice.value
        for choice, moving in zip(choices, moves, strict=True)
    ]
    return [*moved, *(int(k) for k in rng.integers(0, 1025, _PADDING))]


def _shifted(choice: Choice, step: float, rng: np.random.Generator) -> Any:
    if choice.low is None or choice.high is None:
        return choice.value
    width = choice.high - choice.low
    if width < _WIDE:
        return int(rng.integers(choice.low, choice.high + 1)) if rng.random() < 0.3 else choice.value
    shift = rng.normal() * step * width
    moved = choice.value + int(np.copysign(max(1, round(abs(shift))), shift))
    return int(min(max(moved, choice.low), choice.high))
