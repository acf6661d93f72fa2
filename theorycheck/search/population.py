"""Instances of one shape that recombine: the best of each, their continuous knobs as rows.

Differential evolution (Storn & Price 1997) goes along the differences of such rows, and a Gaussian
fitted to the better half of them (as CMA-ES, Hansen 2001) follows a ridge that is askew.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from theorycheck.claims.draws import Instance
from theorycheck.search.moves import Proposal, is_wide, proposed

Scored = tuple[float, Instance]

_TIE = 1e-9  # a score so near zero is an equality, of which whole faces of a domain may be made
_POPULATION, _LEAST = 24, 8  # how many instances recombine, and fewer than which can't
_SMALLEST = 1e-3  # noise, relative to a knob's range


def is_tie(score: float) -> bool:
    """Return whether a score is that of an equality."""
    return abs(score) < _TIE


class Population:
    """The best instances of each shape, of which those of the best shape recombine."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self._by_ranges: dict[Any, list[Scored]] = {}
        for reached, instance in scored:
            self.see(reached, instance)

    def see(self, reached: float, instance: Instance) -> None:
        """Take an instance in, for the worst of its shape, if it is better."""
        if not np.isfinite(reached):
            return
        members = self._by_ranges.setdefault(_ranges(instance), [])
        if any(instance.made == member.made for _, member in members):
            return
        members.append((reached, instance))
        members.sort(key=lambda pair: -pair[0])
        del members[_POPULATION:]

    def _knobs(self, rng: np.random.Generator) -> "_Knobs | None":
        ready = [members for members in self._by_ranges.values() if len(members) >= _LEAST]
        untied = [members for members in ready if not is_tie(members[0][0])]
        among = untied if untied and rng.random() < 0.5 else ready
        if not among:
            return None
        ranked = sorted(among, key=lambda members: -members[0][0])
        knobs = _Knobs(ranked[min(int(rng.geometric(0.7)), len(ranked)) - 1])
        return knobs if len(knobs.places) else None

    def recombined(self, rng: np.random.Generator) -> Proposal | None:
        """Go from one member towards the best, and along the difference of two others."""
        knobs = self._knobs(rng)
        if knobs is None:
            return None
        a, b, c = rng.choice(len(knobs.members), 3, replace=False)
        x, best, y, z = (knobs.of(k) for k in (a, 0, b, c))
        force = rng.uniform(0.4, 1.0)
        moved = x + force * (best - x) + force * (y - z)
        crossed = np.where(rng.random(len(x)) < 0.7, moved, x)
        return knobs.decoded(a if rng.random() < 0.5 else 0, crossed, rng)

    def sampled(self, rng: np.random.Generator) -> Proposal | None:
        """Draw from a Gaussian around the better half of the members."""
        knobs = self._knobs(rng)
        if knobs is None:
            return None
        half = np.array([knobs.of(k) for k in range(len(knobs.members) // 2)])
        weights = np.log(len(half) + 0.5) - np.log(np.arange(1, len(half) + 1))
        weights /= weights.sum()
        mean = weights @ half
        spread = (half - mean) * np.sqrt(weights)[:, None]
        noise = rng.normal(size=len(half)) @ spread + _SMALLEST * rng.normal(size=len(mean)) * (
            knobs.high - knobs.low
        )
        return knobs.decoded(0, mean + 1.5 * noise, rng)


class _Knobs:
    """The continuous knobs of instances of one shape, as rows of numbers."""

    def __init__(self, members: Sequence[Scored]) -> None:
        self.members = [instance for _, instance in members]
        choices = self.members[0].choices
        self.places = [k for k, choice in enumerate(choices) if is_wide(choice)]
        self.low = np.array([choices[k].low for k in self.places], dtype=float)
        self.high = np.array([choices[k].high for k in self.places], dtype=float)

    def of(self, member: int) -> np.ndarray:
        choices = self.members[member].choices
        return np.array([choices[k].value for k in self.places], dtype=float)

    def decoded(self, member: int, knobs: np.ndarray, rng: np.random.Generator) -> Proposal:
        values = [choice.value for choice in self.members[member].choices]
        # What leaves a range comes back from its end, where extremal instances lie, or into it.
        inside = np.clip(knobs, self.low, self.high)
        for k, value in zip(self.places, inside, strict=True):
            values[k] = round(float(value))
        return proposed(self.members[member], values, rng)


def _ranges(instance: Instance) -> tuple[tuple[int | None, int | None], ...]:
    return tuple((choice.low, choice.high) for choice in instance.choices)
