"""Implementations against every theorem about their role: what became of each pair, and why."""

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from theorycheck.catalogue.finding import collect
from theorycheck.claims.claim import Claim
from theorycheck.claims.statement import quantifiers_of
from theorycheck.confirm.decision import Outcome, Soundness
from theorycheck.errors import ImplementationError, NotApplicable
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.roles.calls import calls_of, places_of
from theorycheck.roles.comparison import Beside, Gap
from theorycheck.roles.kinds import named
from theorycheck.roles.obligations import Duty, duties
from theorycheck.roles.role import Implementation, Role, name_of
from theorycheck.search.effort import Run, make_run


class Standing(Enum):
    """What became of an implementation under a theorem; the last two are of false ones."""

    STANDS = "stands"
    WITHIN = "stands within rounding"
    BORROWED = "stands by borrowed proof"
    REFUTED = "refuted"
    UNDECIDED = "undecided"
    NOT_APPLICABLE = "not applicable"
    ERROR = "error"
    APPLIES = "applies"
    DOES_NOT_APPLY = "does not apply"

    @property
    def is_good(self) -> bool:
        """Whether the theorem holds of the implementation, as far as this can tell."""
        return self in (Standing.STANDS, Standing.WITHIN, Standing.BORROWED)

    @property
    def is_bad(self) -> bool:
        """Whether a maintainer has something to mend."""
        return self in (Standing.REFUTED, Standing.ERROR)


@dataclass(frozen=True)
class Pair:
    """One implementation under one theorem: its standing, its gap from the reference, and why."""

    implementation: str
    claim: str
    part: str
    standing: Standing
    reason: str
    gap: Gap
    seconds: float
    replay: str = ""
    verdict: Verdict | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Compliance:
    """All pairs, and what became of the duties of each implementation, by name and role."""

    pairs: tuple[Pair, ...]
    duties: Mapping[tuple[str, str], tuple[Duty, ...]]

    @property
    def bad(self) -> list[Pair]:
        """The pairs in which something is to be mended."""
        return [pair for pair in self.pairs if pair.standing.is_bad]


def compliance(
    implementations: Sequence[Implementation] | Mapping[str, Implementation],
    role: str = "optimizer",
    claims: Iterable[Claim] | None = None,
    **options: Any,
) -> Compliance:
    """Hold implementations against every claim of a role, or of all roles of a kind.

    `implementations` are callables with the role's call, or a mapping that names them; `claims`
    default to the catalogue. Takes the options of `examine`. Raises CatalogueError for an unknown
    role.
    """
    run, asked = make_run(**options), named(role)
    given = claims if claims is not None else [found.claim for found in collect().found]
    known = list(given)
    brought = _named_implementations(implementations)
    pairs = [
        pair_of(implementation, one, claim, part, run, name)
        for name, implementation in brought.items()
        for one in asked
        for claim, part in places_of(one, known)
    ]
    calls = [calls_of(one, known) for one in asked]
    owed = {
        (name, one.name): duties(implementation, one, made)
        for name, implementation in brought.items()
        for one, made in zip(asked, calls, strict=True)
    }
    return Compliance(tuple(pairs), owed)


def _named_implementations(
    given: Sequence[Implementation] | Mapping[str, Implementation],
) -> dict[str, Implementation]:
    if isinstance(given, Mapping):
        return dict(given)
    return {name_of(implementation): implementation for implementation in given}


def pair_of(
    implementation: Implementation,
    role: Role,
    claim: Claim,
    part: str,
    run: Run,
    name: str | None = None,
) -> Pair:
    """Judge one claim about an implementation, held beside the role's reference."""
    start, beside = time.perf_counter(), Beside(implementation, role)
    verdict = judge(claim.using(**{part: beside}), run)
    standing, reason = _standing(verdict, beside, claim, run)
    return Pair(
        implementation=name or name_of(implementation),
        claim=claim.name,
        part=part,
        standing=standing,
        reason=reason,
        gap=beside.gap,
        seconds=time.perf_counter() - start,
        replay=verdict.replay,
        verdict=verdict,
    )


def _standing(verdict: Verdict, beside: Beside, claim: Claim, run: Run) -> tuple[Standing, str]:
    error = verdict.evidence.get("error")
    if isinstance(error, NotApplicable):
        return Standing.NOT_APPLICABLE, str(error)
    if verdict.outcome is Outcome.ERROR:
        return Standing.ERROR, verdict.reason
    if _leaks(beside):
        return Standing.ERROR, (
            f"{beside.__name__} answered its first call otherwise at the end: it keeps state "
            "between calls"
        )
    if claim.refuted_by:
        return _of_a_false_claim(verdict)
    if verdict.outcome is Outcome.STANDS:
        within = verdict.soundness is Soundness.NUMERICAL
        return (Standing.WITHIN if within else Standing.STANDS), verdict.reason
    borrowed = _borrowed(verdict, beside, claim, run)
    if borrowed:
        return Standing.BORROWED, borrowed
    refuted = verdict.outcome is Outcome.REFUTED
    return (Standing.REFUTED if refuted else Standing.UNDECIDED), _with_gap(verdict.reason, beside)


def _leaks(beside: Beside) -> bool:
    try:
        return beside.remembers()
    except ImplementationError:
        return True


def _of_a_false_claim(verdict: Verdict) -> tuple[Standing, str]:
    words = {
        Outcome.REFUTED: (Standing.APPLIES, f"the counterexample holds of it: {verdict.reason}"),
        Outcome.STANDS: (Standing.DOES_NOT_APPLY, "no counterexample was found for it"),
    }
    return words.get(verdict.outcome, (Standing.UNDECIDED, verdict.reason))


def _borrowed(verdict: Verdict, beside: Beside, claim: Claim, run: Run) -> str:
    """Say what proof a conforming implementation borrows, if the reference has one.

    It is no evidence against a sampled refutation, which rests on no rounding.
    """
    sampled = bool(quantifiers_of(claim.statement)) and claim.asks.rng
    if not beside.gap.conforms or (sampled and verdict.outcome is Outcome.REFUTED):
        return ""
    reference = judge(claim, run)
    if reference.outcome is not Outcome.STANDS:
        return ""
    gap = beside.gap
    return (
        f"in {gap.calls:,} calls it is {beside.role.name} within rounding (at most "
        f"{gap.size:.2g} of the largest entry apart), of which the claim stands "
        f"({reference.soundness.value}: {reference.reason})"
    )


def _with_gap(reason: str, beside: Beside) -> str:
    gap = beside.gap
    if not gap.calls or gap.conforms:
        return reason
    return (
        f"{reason}; it differs from {beside.role.name} by {gap.size:.2g} of the largest entry, "
        f"where rounding explains {gap.rounding:.2g}"
    )
