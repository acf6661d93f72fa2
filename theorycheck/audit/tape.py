"""What a search of a claim has seen, kept so that variants of the claim can be held against it.

A variant (an assumption dropped, the bound scaled or mutated) speaks of the same trial, so the
values that the trial gave once decide, without another run, which instances may break it. What is
found so is only a suspect: the confirmers run the real trial again.
"""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let, repeating
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.confirm.kinds import confirmer_of
from theorycheck.errors import BudgetEnded, TheorycheckError
from theorycheck.search.effort import Run, time_limit
from theorycheck.search.findings import Findings
from theorycheck.search.hunt import search
from theorycheck.search.observation import Observation, assumptions_hold

_MOST = 800  # instances: a search of the quick profile sees some 500
_BYTES = 1 << 28  # of kept values, together
_STAGES = (16, 64, 200)  # instances after which a variant is decided if it looks refuted
_FEW = 64  # of the worst instances, where each has to be run again


Entry = tuple[Instance, Mapping[str, Any]]


@dataclass
class Tape:
    """Instances and what the trial gave there: the worst first, then as they were tried."""

    claim: Claim
    seen: dict[str, Entry] = field(default_factory=dict)
    size: int = 0

    @property
    def can_play(self) -> bool:
        """Whether one run of the trial holds all that an observation of an instance needs."""
        return self.claim.asks.trials or not self.claim.asks.rng

    def add(self, instance: Instance, values: Mapping[str, Any]) -> None:
        """Keep what the trial gave, while there is room."""
        if instance.digest in self.seen or len(self.seen) >= _MOST or self.size > _BYTES:
            return
        self.size += sum(np.asarray(value).nbytes for value in values.values())
        self.seen[instance.digest] = (instance, values)

    @functools.cached_property
    def valid(self) -> list[Entry]:
        """The instances at which the claim's assumptions hold."""
        return [(i, v) for i, v in self.seen.values() if _are_valid(self.claim, v)]


def _are_valid(claim: Claim, values: Mapping[str, Any]) -> bool:
    try:
        return assumptions_hold(claim, values) is True
    except TheorycheckError:
        return False


def record(claim: Claim, run: Run) -> tuple[Tape, Findings]:
    """Search for the worst instance of `claim`, and keep every instance that was tried.

    What fails an assumption is kept as well: that is where the claim may need it.
    """
    tape = Tape(claim)

    @functools.wraps(claim.trial)
    def trial(**asked: Any) -> Mapping[str, Any]:
        values = claim.trial(**asked)
        let = asked.get("let")
        if isinstance(values, Mapping):
            instance = let.instance() if isinstance(let, Let) else Instance(())
            tape.add(instance, {name: _plain(value) for name, value in values.items()})
        return values

    listening = replace(claim, trial=trial)
    findings = search(listening, confirmer_of(claim).looking(listening, run), run)
    worst = {}
    for candidate in findings.best:
        bare = Instance(candidate.instance.draws).digest  # of a witness, as the trial knows it
        if bare in tape.seen:
            worst[candidate.instance.digest] = (candidate.instance, tape.seen.pop(bare)[1])
    tape.seen = {**worst, **tape.seen}
    return tape, findings


def _plain(value: Any) -> Any:
    return np.asarray(value) if isinstance(value, range | list | tuple) else value


def observed(
    tape: Tape, variant: Claim, run: Run, entries: Sequence[Entry]
) -> Iterator[tuple[Entry, Observation | None]]:
    """Yield how close each of these instances comes to breaking `variant`, in float64."""
    player = _Player(variant, tape.claim.trial)
    look = confirmer_of(variant).looking(player.claim if tape.can_play else variant, run)
    for entry in entries if tape.can_play else entries[:_FEW]:
        player.values = entry[1]
        try:
            yield entry, look(repeating(entry[0]))
        except TheorycheckError:
            continue


class _Player:
    """A trial that gives back what is on the tape."""

    def __init__(self, variant: Claim, trial: Any) -> None:
        self.values: Mapping[str, Any] = {}

        @functools.wraps(trial)
        def playing(**_: Any) -> Mapping[str, Any]:
            return self.values

        self.claim = replace(variant, trial=playing)


def attack(tape: Tape, variant: Claim, run: Run) -> Decision:
    """Decide `variant` at the instances on the tape; if it survives, search for it anew."""
    try:
        with time_limit(run.effort.seconds):
            decision = _at_known_instances(tape, variant, run)
            if decision.outcome is Outcome.REFUTED:
                return decision
            findings = search(variant, confirmer_of(variant).looking(variant, run), run)
            return decided(variant, findings, run)
    except BudgetEnded:
        return Decision(Outcome.UNDECIDED, "the time ended first", Soundness.EXACT)


def _at_known_instances(tape: Tape, variant: Claim, run: Run) -> Decision:
    """Decide an exact claim once an instance looks violated, a sampled one at the worst of all."""
    findings, entries = Findings(), list(tape.seen.values())
    for (instance, _), observation in observed(tape, variant, run, entries):
        findings.add(instance, observation)
        looks_false = not variant.asks.rng and any(c.observation.violated for c in findings.best)
        if findings.tried in _STAGES and looks_false:
            decision = decided(variant, findings, run)
            if decision.outcome is Outcome.REFUTED:
                return decision
    return decided(variant, findings, run)


def decided(variant: Claim, findings: Findings, run: Run) -> Decision:
    """Confirm what was found of `variant`."""
    if findings.error is not None:
        return Decision(Outcome.ERROR, str(findings.error), Soundness.EXACT)
    if not findings.kept:
        return Decision(Outcome.UNDECIDED, "no instance is valid", Soundness.EXACT)
    try:
        return confirmer_of(variant).decide(variant, findings, run)
    except TheorycheckError as error:
        return Decision(Outcome.ERROR, str(error), Soundness.EXACT)


def spending(run: Run, parts: int) -> Run:
    """Return a run that neither shrinks nor spends more than its share of alpha."""
    return replace(run, effort=replace(run.effort, shrinks=0), claims=run.claims * max(1, parts))


def points(tape: Tape, most: int) -> Iterator[Entry]:
    """Yield at most so many of the valid instances, spread evenly over the search."""
    step = max(1, -(-len(tape.valid) // most))
    yield from tape.valid[::step]
