"""One claim audited: assumptions dropped, the bound scaled, mutants made, sanity checked."""

import dataclasses
import json
import time
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any

from theorycheck.audit.ablation import Dropped, ablation
from theorycheck.audit.critical_factor import CriticalFactor, critical_factor
from theorycheck.audit.mutants import Mutant, mutants
from theorycheck.audit.sanity import Sanity, sanity
from theorycheck.audit.survivors import explained
from theorycheck.audit.tape import Tape, attack, record, spending
from theorycheck.audit.tautology import Tautology, Vacuous, is_idle, tautology, vacuous_where
from theorycheck.audit.weaker import weaker
from theorycheck.claims.claim import Claim
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import TheorycheckError
from theorycheck.judge.plain import plain
from theorycheck.search.effort import Run, make_run

SCHEMA = 1
_MOST_MUTANTS = 16  # that claim more than the claim does
_NOT_ATTAINED = "the bound is approached, and attained at no instance tried"


@dataclass(frozen=True)
class Judged:
    """A mutant, and whether it was killed, survived, or does not count since it claims no more."""

    kind: str
    words: str
    statement: str
    fate: str  # "killed", "survived", "not counted" or "undecided"
    reason: str
    explained: str = ""  # why a survivor could survive


@dataclass(frozen=True)
class Audit:
    """What an audit of one claim found."""

    claim: Claim
    assumptions: tuple[Dropped, ...] = ()
    critical: CriticalFactor | None = None
    mutants: tuple[Judged, ...] = ()
    vacuous: Vacuous | None = None
    tautology: Tautology | None = None
    sanity: tuple[Sanity, ...] = ()
    error: str = ""
    instances: int = 0
    seconds: float = 0.0

    @property
    def counted(self) -> tuple[Judged, ...]:
        """The mutants that were killed or survived."""
        return tuple(m for m in self.mutants if m.fate in {"killed", "survived"})

    @property
    def killed(self) -> int:
        """How many mutants were killed."""
        return sum(mutant.fate == "killed" for mutant in self.mutants)

    @property
    def kill_score(self) -> float | None:
        """The share of the counted mutants that were killed; None if there are none."""
        return self.killed / len(self.counted) if self.counted else None

    def to_dict(self) -> dict[str, Any]:
        """Return the audit as plain data, schema version 1."""
        fields = {
            f.name: plain(getattr(self, f.name))
            for f in dataclasses.fields(self)
            if f.name != "claim"
        }
        return {
            "schema": SCHEMA,
            "claim": self.claim.name,
            "statement": self.claim.text,
            **fields,
            "killed": self.killed,
            "counted": len(self.counted),
            "kill_score": self.kill_score,
        }

    def to_json(self) -> str:
        """Return the audit as JSON."""
        return json.dumps(self.to_dict(), indent=2, allow_nan=False)


def audit(claim: Claim, run: Run | None = None) -> Audit:
    """Audit `claim` within what `run` may spend (the quick profile, if none is given).

    The claim is searched once. Its variants are held against what that search has met, and searched
    anew only where they survive it. A claim known to be false gets its critical factor, no mutants.
    """
    run = run or make_run()
    start = time.perf_counter()
    tape, findings = record(claim, run)
    if findings.error is not None or not tape.valid:
        words = str(findings.error or "no instance satisfied the assumptions")
        return Audit(claim, error=words, instances=findings.tried)
    is_false = claim.refuted_by is not None
    done = Audit(
        claim,
        assumptions=() if is_false else ablation(tape, run),
        critical=critical_factor(tape, run),
        mutants=() if is_false else _judged(tape, run),
        vacuous=vacuous_where(tape, claim),
        tautology=tautology(tape, run),
        sanity=sanity(tape),
        instances=findings.tried,
    )
    return replace(done, seconds=time.perf_counter() - start)


def _judged(tape: Tape, run: Run) -> tuple[Judged, ...]:
    brief = spending(run, _MOST_MUTANTS)
    judged, attacked = [], 0
    for mutant in mutants(tape.claim):
        why = weaker(mutant, tape) or ("trivially true" if is_idle(tape, mutant.claim) else "")
        if why:
            judged.append(_with_fate(mutant, "not counted", why))
        elif attacked < _MOST_MUTANTS:
            attacked += 1
            judged.append(_attacked(mutant, tape, brief))
    return tuple(judged)


def _attacked(mutant: Mutant, tape: Tape, run: Run) -> Judged:
    try:
        decision = attack(tape, mutant.claim, run)
    except TheorycheckError as error:
        return _with_fate(mutant, "undecided", str(error))
    if mutant.kind == "strictness" and decision.outcome is Outcome.STANDS:
        return _with_fate(mutant, "not counted", _NOT_ATTAINED)
    fates = {Outcome.REFUTED: "killed", Outcome.STANDS: "survived"}
    judged = _with_fate(mutant, fates.get(decision.outcome, "undecided"), decision.reason)
    return replace(judged, explained=explained(mutant, decision))


def _with_fate(mutant: Mutant, fate: str, reason: str) -> Judged:
    statement = str(mutant.claim.statement.relation)
    return Judged(mutant.kind, mutant.words, statement, fate, reason)


def kill_score(audits: Iterable[Audit]) -> tuple[int, int]:
    """Return how many mutants of all these claims were killed, and how many counted."""
    every = list(audits)
    return sum(a.killed for a in every), sum(len(a.counted) for a in every)
