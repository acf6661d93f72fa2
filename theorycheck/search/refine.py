"""A local search over the whole numbers behind an instance: three classical optimizers take turns.

Hypothesis climbs one choice at a time; these move all of them together. The (1+1) evolution
strategy walks from the best few, with a step that grows after a success and shrinks after a failure
(Rechenberg's one-fifth rule). Differential evolution (Storn & Price 1997) recombines the instances
of the best one's shape, and a Gaussian fitted to the better half of them (as CMA-ES, Hansen 2001)
follows a ridge that is askew. Which one helps differs from theorem to theorem.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.draws import Choice, Instance

Evaluate = Callable[[Sequence[Any]], tuple[float, Instance | None]]
Scored = tuple[float, Instance]

_WIDE = 16  # a range at least so wide is a continuous knob; a narrower one is a shape
_PADDING = 64
_WALKS = 3
_POPULATION, _LEAST = 24, 8  # how many instances recombine, and fewer than which can't
_TURN = 5  # trials of one optimizer, before the next has its turn
_LARGEST, _SMALLEST = 0.5, 1e-3  # steps, relative to a knob's range


def refine(
    starts: Sequence[Scored], evaluate: Evaluate, *, evaluations: int, rng: np.random.Generator
) -> None:
    """Spend `evaluations` on moving from `starts`, the best first, to higher scores."""
    ordered = sorted(starts, key=lambda pair: -pair[0])
    if not ordered:
        return
    walks = [_Walk(*start) for start in ordered[:_WALKS]]
    shared = _Population(ordered)
    methods: list[Callable[[np.random.Generator], Sequence[Any] | None]]
    methods = [walk.proposal for walk in walks] + [shared.recombined, shared.sampled]
    turn = 0
    while evaluations > 0:
        method = methods[turn % len(methods)]
        turn += 1
        for _ in range(min(_TURN, evaluations)):
            values = method(rng)
            if values is None:
                break
            evaluations -= 1
            reached, instance = evaluate(values)
            if turn <= len(walks) or (turn - 1) % len(methods) < len(walks):
                walks[(turn - 1) % len(methods)].learn(reached, instance)
            if instance is not None:
                shared.learn(reached, instance)


@dataclass
class _Walk:
    """The (1+1) evolution strategy from one instance."""

    score: float
    best: Instance
    step: float = 0.1

    def proposal(self, rng: np.random.Generator) -> list[Any]:
        choices = self.best.choices
        moves = rng.random(len(choices)) < max(0.3, 2 / max(1, len(choices)))
        moved = [
            _shifted(choice, self.step, rng) if moving else choice.value
            for choice, moving in zip(choices, moves, strict=True)
        ]
        return _padded(moved, rng)

    def learn(self, reached: float, instance: Instance | None) -> None:
        if instance is not None and reached >= self.score:
            self.step = min(_LARGEST, self.step * (1.5 if reached > self.score else 1.0))
            self.best, self.score = instance, reached
        else:
            self.step = max(_SMALLEST, self.step * 1.5**-0.25)


class _Population:
    """The best instances that were drawn from the same ranges as the very best one."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self.ranges = _ranges(scored[0][1])
        self.members = [m for m in scored if _ranges(m[1]) == self.ranges][:_POPULATION]
        wide = [high is not None and high - (low or 0) >= _WIDE for low, high in self.ranges]
        self.wide = np.flatnonzero(wide)
        self.low = np.array([self.ranges[k][0] for k in self.wide], dtype=float)
        self.high = np.array([self.ranges[k][1] for k in self.wide], dtype=float)

    @property
    def is_ready(self) -> bool:
        return len(self.members) >= _LEAST and len(self.wide) > 0

    def learn(self, reached: float, instance: Instance) -> None:
        """Take an instance in, for the worst of those there are, if it is better."""
        if not np.isfinite(reached) or _ranges(instance) != self.ranges:
            return
        if any(instance.digest == member.digest for _, member in self.members):
            return
        self.members.append((reached, instance))
        self.members.sort(key=lambda pair: -pair[0])
        del self.members[_POPULATION:]

    def recombined(self, rng: np.random.Generator) -> list[Any] | None:
        """Go from one member towards the best, and along the difference of two others."""
        if not self.is_ready:
            return None
        a, b, c = rng.choice(len(self.members), 3, replace=False)
        x, best, y, z = (self._knobs(k) for k in (a, 0, b, c))
        force = rng.uniform(0.4, 1.0)
        moved = x + force * (best - x) + force * (y - z)
        crossed = np.where(rng.random(len(x)) < 0.7, moved, x)
        return self._decoded(a if rng.random() < 0.5 else 0, crossed, rng)

    def sampled(self, rng: np.random.Generator) -> list[Any] | None:
        """Draw from a Gaussian around the better half of the members."""
        if not self.is_ready:
            return None
        half = np.array([self._knobs(k) for k in range(len(self.members) // 2)])
        weights = np.log(len(half) + 0.5) - np.log(np.arange(1, len(half) + 1))
        weights /= weights.sum()
        mean = weights @ half
        spread = (half - mean) * np.sqrt(weights)[:, None]
        noise = rng.normal(size=len(half)) @ spread + _SMALLEST * rng.normal(size=len(mean)) * (
            self.high - self.low
        )
        return self._decoded(0, mean + 1.5 * noise, rng)

    def _knobs(self, member: int) -> np.ndarray:
        choices = self.members[member][1].choices
        return np.array([choices[k].value for k in self.wide], dtype=float)

    def _decoded(self, member: int, knobs: np.ndarray, rng: np.random.Generator) -> list[Any]:
        values = [choice.value for choice in self.members[member][1].choices]
        # What leaves a range comes back from its end, where extremal instances lie, or into it.
        inside = np.clip(knobs, self.low, self.high)
        for k, value in zip(self.wide, inside, strict=True):
            values[k] = round(float(value))
        return _padded(values, rng)


def _ranges(instance: Instance) -> tuple[tuple[int | None, int | None], ...]:
    return tuple((choice.low, choice.high) for choice in instance.choices)


def _padded(values: list[Any], rng: np.random.Generator) -> list[Any]:
    return [*values, *(int(k) for k in rng.integers(0, 1025, _PADDING))]


def _shifted(choice: Choice, step: float, rng: np.random.Generator) -> Any:
    if choice.low is None or choice.high is None:
        return choice.value
    width = choice.high - choice.low
    if width < _WIDE:
        return (
            int(rng.integers(choice.low, choice.high + 1)) if rng.random() < 0.3 else choice.value
        )
    shift = rng.normal() * step * width
    moved = choice.value + int(np.copysign(max(1, round(abs(shift))), shift))
    return int(min(max(moved, choice.low), choice.high))
