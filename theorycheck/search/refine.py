"""A local search over the whole numbers behind an instance: several methods take turns.

Hypothesis climbs one choice at a time; these move all of them together. The (1+1) evolution
strategy walks from the best few, with a step that grows after a success and shrinks after a failure
(Rechenberg's one-fifth rule). The instances of the best one's shape recombine. Other shapes are
tried one size at a time, the rest being kept; the best of each shape is walked from too; and draws
are made regular. Which one helps differs from theorem to theorem.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from theorycheck.claims.draws import Instance
from theorycheck.search.moves import (
    Proposal,
    niche,
    other_shapes,
    proposed,
    regular,
    shape_knobs,
    shifted,
    size_places,
)
from theorycheck.search.population import Population, Scored, is_tie

Evaluate = Callable[[Proposal], tuple[float, Instance | None]]

_WALKS = 3
_TURN = 5  # trials of one method, before the next has its turn
_LARGEST, _SMALLEST = 0.5, 1e-3  # steps, relative to a knob's range


def refine(
    starts: Sequence[Scored], evaluate: Evaluate, *, evaluations: int, rng: np.random.Generator
) -> None:
    """Spend `evaluations` on moving from `starts`, the best first, to higher scores."""
    ordered = sorted(starts, key=lambda pair: -pair[0])
    if not ordered:
        return
    shapes, shared = _Shapes(ordered), Population(ordered)
    methods = _methods(_walks(ordered), shapes, shared)
    for turn in itertools.count():
        method = methods[turn % len(methods)]
        for _ in range(min(_TURN, evaluations)):
            proposal = method.proposal(rng)
            if proposal is None:
                break
            evaluations -= 1
            reached, instance = evaluate(proposal)
            method.learn(reached, instance)
            if instance is not None:
                shapes.see(reached, instance)
                shared.see(reached, instance)
        if evaluations <= 0:
            return


def _forget(_: float, __: Instance | None) -> None:
    """Learn nothing."""


@dataclass(frozen=True)
class _Method:
    """What proposes an instance, and what it learns from how that scored."""

    proposal: Callable[[np.random.Generator], Proposal | None]
    learn: Callable[[float, Instance | None], None] = _forget


def _walks(ordered: Sequence[Scored]) -> list["_Walk"]:
    """Return walks from the best, the last of them from the best that is no equality."""
    walks = [_Walk(*start) for start in ordered[:_WALKS]]
    untied = next((start for start in ordered if not is_tie(start[0])), None)
    if untied is not None and all(is_tie(walk.score) for walk in walks):
        walks[-1] = _Walk(*untied, meets_ties=False)
    return walks


def _methods(walks: Sequence["_Walk"], shapes: "_Shapes", shared: "Population") -> list[_Method]:
    steps = [_Method(walk.proposal, walk.learn) for walk in walks]
    plain = _Method(shapes.regular)
    together = [plain, _Method(shared.recombined), _Method(shared.sampled), plain]
    if not shapes.are_several:
        return steps + together
    across, beside = _Method(shapes.other), _Method(shapes.step, shapes.learn)
    return [*steps, across, beside, *together, across, beside]


@dataclass
class _Walk:
    """The (1+1) evolution strategy from one instance."""

    score: float
    best: Instance
    step: float = 0.1
    meets_ties: bool = True  # else an equality counts for nothing: what lies beside it is wanted
    keeps_shape: bool = False

    def proposal(self, rng: np.random.Generator) -> Proposal:
        choices = self.best.choices
        often = max(0.3, 2 / max(1, len(choices)))
        moves = rng.random(len(choices)) < (often if rng.random() < 0.7 else 1.5 / len(choices))
        if self.keeps_shape:
            moves[list(size_places(self.best))] = False
        moved = [
            shifted(choice, self.step, rng) if moving else choice.value
            for choice, moving in zip(choices, moves, strict=True)
        ]
        return proposed(self.best, moved, rng)

    def learn(self, reached: float, instance: Instance | None) -> None:
        is_better = reached >= self.score and (self.meets_ties or not is_tie(reached))
        if instance is not None and is_better:
            self.step = min(_LARGEST, self.step * (1.5 if reached > self.score else 1.0))
            self.best, self.score = instance, reached
        else:
            self.step = max(_SMALLEST, self.step * 1.5**-0.25)


class _Shapes:
    """The best instance of each shape, and a walk from it that keeps the shape."""

    def __init__(self, scored: Sequence[Scored]) -> None:
        self._walks: dict[Any, _Walk] = {}
        self._lead = self._walking = _Walk(*scored[0], keeps_shape=True)
        self._others: dict[Any, list[tuple[int, int]]] = {}  # moves left, by what they start from
        for reached, instance in scored:
            self.see(reached, instance)

    @property
    def are_several(self) -> bool:
        return bool(shape_knobs(self._lead.best))

    def see(self, reached: float, instance: Instance) -> None:
        """Take an instance in, if it is the best of its shape."""
        if not np.isfinite(reached):
            return
        walk = self._walks.get(niche(instance))
        if walk is None:
            walk = _Walk(reached, instance, keeps_shape=True)
            self._walks[niche(instance)] = walk
        elif reached > walk.score:
            walk.best, walk.score = instance, reached
        if walk.score > self._lead.score:
            self._lead = walk

    def other(self, rng: np.random.Generator) -> Proposal | None:
        """Move one size, or another shape knob, of a good instance; each of its values once."""
        start = self._good(rng).best
        if start.made not in self._others:
            self._others[start.made] = other_shapes(start, rng)
        if not self._others[start.made]:
            return self.step(rng)
        values = [choice.value for choice in start.choices]
        place, value = self._others[start.made].pop()
        values[place] = value
        return proposed(start, values, rng)

    def step(self, rng: np.random.Generator) -> Proposal:
        """Walk from the best of a shape: a good one, or one larger than the best."""
        self._walking = self._good(rng)
        return self._walking.proposal(rng)

    def learn(self, reached: float, instance: Instance | None) -> None:
        if instance is not None and niche(instance) == niche(self._walking.best):
            self._walking.learn(reached, instance)

    def regular(self, rng: np.random.Generator) -> Proposal | None:
        """Make a draw of the best instance, or of a good one, regular."""
        start = self._good(rng).best
        values = regular(start, rng)
        return None if values is None else proposed(start, values, rng)

    def _good(self, rng: np.random.Generator) -> _Walk:
        """Return the walk of a good shape: of all, of those larger than the best, or untied ones.

        Equalities of degenerate shapes lead often, and say nothing of where a bound is exceeded.
        """
        ranked = sorted(self._walks.values(), key=lambda walk: -walk.score)
        whim = rng.random()
        if whim < 0.4:
            among = [walk for walk in ranked if not is_tie(walk.score)]
        elif whim < 0.6:
            among = [w for w in ranked if len(w.best.choices) > len(self._lead.best.choices)]
        else:
            among = ranked
        return (among or ranked)[min(int(rng.geometric(0.4)), len(among or ranked)) - 1]
