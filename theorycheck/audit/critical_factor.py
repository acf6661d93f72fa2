"""The critical factor: how far a bound can be tightened before it falls, with a certificate."""

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import sympy

from theorycheck.audit.tape import Entry, Tape, decided, observed
from theorycheck.audit.weaker import valued
from theorycheck.claims.claim import Claim
from theorycheck.claims.formula import evaluate
from theorycheck.claims.relations import is_upper
from theorycheck.claims.statement import Always, Probably
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.errors import BudgetEnded, StatementError, TheorycheckError
from theorycheck.search.effort import Run, time_limit
from theorycheck.search.findings import Findings

_EXACTLY, _SAMPLED = 2e-4, 0.02  # how closely the factor is found, relative
_STEPS = 20
_FAR = 2.0**20  # a bound this many times too small, or too large, is out of reach
_FEW, _MANY = 32, 400  # instances that are held against every factor
_TRIALS = 20_000  # at each factor


@dataclass(frozen=True)
class CriticalFactor:
    """The largest factor at which the bound was refuted, and the smallest at which it was not.

    For a lower bound, and for a negative one, the factors are the other way round: `refuted_at` is
    the one nearest to 1. `refuted_at` is None where no factor down to one in a million was refuted,
    `stands_at` where every factor up to a million was.
    """

    refuted_at: float | None
    stands_at: float | None
    instance: Mapping[str, Any] = field(default_factory=dict)
    certificate: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""

    def __str__(self) -> str:
        if self.refuted_at is None:
            return f"not refuted even with the bound times {self.stands_at:.3g}"
        above = "" if self.stands_at is None else f"; not at {self.stands_at:.5g}"
        return f"{self.refuted_at:.5g} (refuted{above})"


def critical_factor(tape: Tape, run: Run) -> CriticalFactor | None:
    """Return the critical factor of the tape's claim, or None where a factor has no meaning.

    The factor is found by bisection. At each one the claim is decided at the worst instances that
    the search has met: by the ladder of exact arithmetic, or on fresh trials whose error
    probability is shared out over the bisection.
    """
    claim = tape.claim
    statement: Any = claim.statement
    if isinstance(statement.inner, sympy.Eq):
        return None
    tightens = _tightening(tape)
    if tightens is None:
        return None
    exactly = not claim.asks.rng
    sharing = replace(
        run,
        claims=run.claims * _STEPS,
        effort=replace(run.effort, trials=min(run.effort.trials, _TRIALS), shrinks=0),
    )

    suspects = list(tape.seen.values())

    def decide(tightness: float) -> Decision:
        decision, breaking = _decided_at(tape, tightens(tightness), sharing, suspects)
        if decision.outcome is Outcome.REFUTED and breaking:
            suspects[:] = breaking  # a looser bound is broken by none but these
        return decision

    return _bisected(decide, tightens, _EXACTLY if exactly else _SAMPLED)


def _decided_at(
    tape: Tape, factor: Any, run: Run, entries: list[Entry]
) -> tuple[Decision, list[Entry]]:
    findings = Findings()
    breaking: list[tuple[float, Entry]] = []
    try:
        scaled = _scaled(tape.claim, factor)
        with time_limit(run.effort.seconds):
            for entry, observation in observed(tape, scaled, run, entries):
                findings.add(entry[0], observation)
                if observation is not None and observation.violated:
                    breaking.append((observation.score, entry))
            breaking.sort(key=lambda pair: -pair[0])
            worst = [entry for _, entry in breaking[: _most(scaled)]]
            return decided(scaled, findings, run), worst
    except (StatementError, BudgetEnded) as error:
        return Decision(Outcome.UNDECIDED, str(error), Soundness.EXACT), []


def _most(claim: Claim) -> int:
    """Return how many instances matter: a factor leaves their order as it is, but under P and E."""
    return _FEW if isinstance(claim.statement, Always) else _MANY


def _scaled(claim: Claim, factor: Any) -> Claim:
    """Return the claim with its bound scaled; of P(several events), with what it allows to fail."""
    if not _allows_failure(claim):
        return claim.scaled(factor)
    statement: Any = claim.statement
    relation = statement.relation
    return claim.claiming(relation.func(relation.lhs, 1 - statement.allowed * factor))


def _allows_failure(claim: Claim) -> bool:
    statement: Any = claim.statement
    is_whole = isinstance(statement, Probably) and statement.inner is statement.relation
    return is_whole and not statement.is_failure


def _tightening(tape: Tape) -> Callable[[float], Any] | None:
    """Return what turns a tightness of the bound (1: as it is, 0: infinitely tight) to a factor."""
    statement: Any = tape.claim.statement
    inner = statement.inner
    if _allows_failure(tape.claim):
        return _rational
    signs = {sign for values in valued(tape, tape.claim) for sign in _signs(inner.rhs, values)}
    if len(signs) != 1:
        return None
    smaller_is_tighter = is_upper(inner) == (signs == {1})
    return lambda tightness: _rational(tightness if smaller_is_tighter else 1 / tightness)


def _signs(bound: Any, values: Mapping[str, Any]) -> set[int]:
    try:
        found = np.sign(np.asarray(evaluate(bound, values), float))
    except TheorycheckError:
        return {0}
    return {int(sign) for sign in np.unique(found) if sign}


def _rational(factor: float) -> Any:
    """Return a short fraction within a hundred-thousandth of `factor`, which exact numbers keep."""
    return sympy.Rational(str(float(f"{factor:.6g}"))).limit_denominator(10**7)


def _bisected(
    decide: Callable[[float], Decision], factor: Callable[[float], Any], closely: float
) -> CriticalFactor:
    stands, refuted, proof = _bracket(decide)
    if refuted is None:
        return CriticalFactor(None, float(factor(stands)), reason=proof.reason)
    for _ in range(_STEPS):
        if math.isinf(stands) or stands / refuted < 1 + closely:
            break
        middle = math.sqrt(stands * refuted)
        decision = decide(middle)
        if decision.outcome is Outcome.REFUTED:
            refuted, proof = middle, decision
        else:
            stands = middle
    return CriticalFactor(
        refuted_at=float(factor(refuted)),
        stands_at=None if math.isinf(stands) else float(factor(stands)),
        instance=proof.instance.values if proof.instance else {},
        certificate=proof.evidence.get("certificate") or {},
        reason=proof.reason,
    )


def _bracket(decide: Callable[[float], Decision]) -> tuple[float, float | None, Decision]:
    """Return a tightness that stands and one that is refuted, around 1 or below it."""
    decision = decide(1.0)
    if decision.outcome is Outcome.REFUTED:
        refuted, stands = 1.0, 2.0
        while stands < _FAR:
            looser = decide(stands)
            if looser.outcome is not Outcome.REFUTED:
                return stands, refuted, decision
            refuted, decision, stands = stands, looser, stands**2
        return math.inf, refuted, decision
    stands, refuted = 1.0, 0.5
    while refuted > 1 / _FAR:
        decision = decide(refuted)
        if decision.outcome is Outcome.REFUTED:
            return stands, refuted, decision
        stands, refuted = refuted, refuted**2
    return stands, None, decision
