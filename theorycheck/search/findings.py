"""What a search has seen: counts, and the instances that came closest, of every kind."""

from dataclasses import dataclass, field
from typing import Any

from theorycheck.claims.draws import Instance
from theorycheck.errors import TheorycheckError
from theorycheck.search.moves import niche
from theorycheck.search.observation import Observation
from theorycheck.search.population import is_tie
from theorycheck.search.sizes import Sizes, note_sizes

_KEPT, _UNTIED = 48, 12  # candidates, and how many of them no equality may drive out


@dataclass(frozen=True, eq=False)
class Candidate:
    """An instance, and how close it came."""

    instance: Instance
    observation: Observation


@dataclass
class Findings:
    """What a search has seen so far."""

    tried: int = 0
    valid: int = 0
    vacuous: float = 0.0
    judged_vacuous: int = 0
    sizes: Sizes = field(default_factory=dict)  # of the valid ones
    kept: dict[tuple[Any, ...], Candidate] = field(default_factory=dict)
    error: TheorycheckError | None = None
    failed: Instance | None = None
    ended_early: bool = False
    shortened: str = ""  # to what share, and why, where a trial takes long
    exhausted: bool = False
    regime: "Findings | None" = None  # the same of what lies where the theorem is used
    shown: dict[tuple[Any, ...], Observation | None] = field(default_factory=dict)  # by choices
    known: str = ""  # whence a counterexample that still breaks the claim: no need to shrink it

    @property
    def best(self) -> list[Candidate]:
        """The candidates, those that violate first, then by score."""
        return sorted(self.kept.values(), key=_rank)

    @property
    def tightness(self) -> float | None:
        """The largest observed over bound."""
        seen = [c.observation.tightness for c in self.kept.values()]
        return max((t for t in seen if t is not None), default=None)

    def add(self, instance: Instance, observation: Observation | None) -> None:
        """Count an instance, and keep it if it is among the best, or among the close calls."""
        self.shown[instance.made] = observation
        if observation is None:
            self.tried += 1
            return
        note_sizes(self.sizes, instance)
        self.count(instance, observation)

    def count(self, instance: Instance, observation: Observation) -> None:
        """Count a valid instance, whose sizes are noted already."""
        self.tried += 1
        self.valid += 1
        self.vacuous += observation.vacuous or 0.0
        self.judged_vacuous += observation.vacuous is not None
        self.kept[instance.made] = Candidate(instance, observation)
        if len(self.kept) > 2 * _KEPT:
            self.kept = {c.instance.made: c for c in self._best_kept()}
        if observation.within is not None:
            self.regime = self.regime or Findings()
            self.regime.count(instance, observation.within)

    def _best_kept(self) -> list[Candidate]:
        """Return the best, among them some that are no equalities, where there are any."""
        untied = [c for c in self.best if not is_tie(c.observation.score)][:_UNTIED]
        return list(dict.fromkeys([*untied, *self.across_niches(_KEPT)]))[:_KEPT]

    def across_niches(self, count: int) -> list[Candidate]:
        """Return the `count` best, half of them the best of their niches, best first.

        A noisy score, or an equality, can fill the first places with one shape.
        """
        best = self.best
        heads = {niche(c.instance): c for c in reversed(best)}
        chosen = {*[c for c in best if c in heads.values()][: count // 2]}
        chosen |= {*[c for c in best if c not in chosen][: count - len(chosen)]}
        return [c for c in best if c in chosen]


def _rank(candidate: Candidate) -> tuple[bool, float]:
    seen = candidate.observation
    return not seen.violated, -seen.score
