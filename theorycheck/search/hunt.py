"""The hunt for the instance that comes closest to breaking a claim.

Hypothesis draws and climbs; a local search refines what it found best; nothing seen here counts as
evidence.
"""

import itertools
import math
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import hypothesis
import hypothesis.strategies as st
import numpy as np
from hypothesis import Phase

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import (
    Instance,
    InvalidChoices,
    KnownInstance,
    Let,
    exploring,
    reading,
    reading_by_draw,
    witnessing,
)
from theorycheck.errors import AlarmSwallowed, BudgetEnded, TheorycheckError, TrialError
from theorycheck.search.certificates import pinned_choices
from theorycheck.search.edges import edges
from theorycheck.search.effort import Run
from theorycheck.search.findings import Findings
from theorycheck.search.memory import recalled
from theorycheck.search.moves import Proposal
from theorycheck.search.observation import Observation
from theorycheck.search.pace import Pace
from theorycheck.search.quiet import only_its_own_constants, quiet, raise_interruption
from theorycheck.search.refine import refine

Observe = Callable[[Let], Observation | None]
_SHARE = 8  # one evaluation in so many, beyond the search's own, goes to the regime
ATTAINED = 0.95  # the tightness that a sharp claim must reach
_CLIMBS = 4  # at most, of as many evaluations each
_FOR_FORMULAS = 3  # times as many instances, where each is a number put into a formula
_OUTSIDE = -1000.0  # below every score
_SMALL = 2  # instances for each that Hypothesis is asked for: it draws all, where there are no more
_CALLS = 3  # Hypothesis may begin so many instances for each it is asked for: some it breaks off


class _Enough(BaseException):
    """Ends Hypothesis's run from inside."""


class _Shortened(KeyboardInterrupt):
    """Ends it where more would take too long, or where it only breaks off what it begins.

    An interruption, since Hypothesis lets these alone through before anything is drawn.
    """


def search(claim: Claim, observe: Observe, run: Run) -> Findings:
    """Hunt for the worst instance of `claim`, as `observe` scores it."""
    findings = Findings()
    if claim.ranges:
        more = {k: _FOR_FORMULAS * getattr(run.effort, k) for k in ("instances", "evaluations")}
        run = replace(run, effort=replace(run.effort, **more))
    pace = Pace(run.effort.instances + run.effort.evaluations, run.effort.searching)
    observe = _noting(observe, pace)
    try:
        for k, witness in enumerate(claim.witness):
            _try(findings, witnessing(witness), observe, k)
        findings.known = _falls_to_a_known_one(findings, claim, observe, run)
        if findings.known:
            return findings
        for choices in edges(claim.ranges, run.generator(claim.name, "edges")):
            _try(findings, reading_by_draw(choices), observe)
        if claim.asks.let:
            _explore(findings, observe, run, pace)
            _refine(findings, claim, observe, run, pace)
            _refine_in_regime(findings, claim, observe, run, pace)
        elif not claim.witness:
            _try(findings, reading(()), observe)
            findings.exhausted = True
    except _Enough:
        pass
    except AlarmSwallowed as swallowed:
        findings.error = TrialError(str(swallowed))
    except BudgetEnded:
        findings.ended_early = True
    findings.shortened = pace.words
    return findings


def _noting(observe: Observe, pace: Pace) -> Observe:
    def noted(let: Let) -> Observation | None:
        observation = observe(let)
        pace.note(let.seconds)
        return observation

    return noted


def _falls_to_a_known_one(findings: Findings, claim: Claim, observe: Observe, run: Run) -> str:
    """Try the counterexamples that are kept, and say whence the one is that breaks the claim.

    A witness of a claim known to be false is enough; then those of earlier runs go first, and the
    one pinned beside the claim. Discover tries no pin and searches all the same.
    """
    if claim.refuted_by and run.profile != "discover" and _is_broken(findings):
        return "is the claim's own witness"
    known = [("kept from an earlier run", c) for c in (recalled(claim) if run.remembers else ())]
    if run.profile != "discover":
        known += [("kept with the claim", c) for c in pinned_choices(claim)]
    for whence, choices in known:
        with suppress(InvalidChoices):  # the claim draws otherwise by now
            _try(findings, reading(choices), observe)
        if _is_broken(findings):
            return "" if run.profile == "discover" else whence
    return ""


def _is_broken(findings: Findings) -> bool:
    return any(candidate.observation.violated for candidate in findings.best)


def _try(
    findings: Findings, let: Let, observe: Observe, witness: int | None = None
) -> Observation | None:
    try:
        observation = observe(let)
    except TheorycheckError as error:
        findings.error, findings.failed = error, let.instance(witness)
        findings.tried += 1
        raise _Enough from None
    findings.add(let.instance(witness), observation)
    return observation


def _explore(findings: Findings, observe: Observe, run: Run, pace: Pace) -> None:
    begun, most = itertools.count(), _SMALL * run.effort.instances

    @hypothesis.seed(run.seed)
    @hypothesis.settings(quiet(most, (Phase.generate, Phase.target)))
    @hypothesis.given(st.data())
    def body(data: st.DataObject) -> None:
        if next(begun) >= _CALLS * most:
            raise _Shortened
        let = exploring(data)
        observation = _try(findings, let, observe)
        is_too_slow = pace.share < 1 and findings.tried >= pace.of(run.effort.instances)
        enough = findings.valid >= run.effort.instances
        if is_too_slow or (enough and _ways(let.instance()) > most):
            raise _Shortened
        if observation is None or math.isinf(observation.score):
            hypothesis.reject()
        hypothesis.target(observation.score)

    try:
        with only_its_own_constants(), suppress(hypothesis.errors.Unsatisfiable):
            body()
    except _Shortened:
        return
    except hypothesis.errors.Flaky as error:
        raise_interruption(error)
        findings.error = TrialError(
            "the trial drew otherwise when the same choices were made again: what it draws must "
            "not depend on rng or on anything but what let gave before"
        )
        raise _Enough from None
    findings.exhausted = findings.tried < most and findings.valid > 0


def _ways(instance: Instance) -> float:
    """Return how many instances there are whose choices have the ranges of this one's."""
    ranges = ((choice.low, choice.high) for choice in instance.choices)
    return math.prod(
        math.inf if low is None or high is None else high - low + 1 for low, high in ranges
    )


def _refine(findings: Findings, claim: Claim, observe: Observe, run: Run, pace: Pace) -> None:
    """Climb from the best; on, where a bound that is called sharp is not attained by then."""
    rng = run.generator(claim.name, "refine")
    for _ in range(_CLIMBS):
        _climb(findings, observe, pace.of(run.effort.evaluations), rng)
        if not claim.sharp or findings.exhausted or (findings.tightness or 0) >= ATTAINED:
            break


def _climb(
    findings: Findings, observe: Observe, evaluations: int, rng: np.random.Generator
) -> None:
    starts = [
        (c.observation.score, c.instance)
        for c in findings.best
        if c.instance.choices and c.instance.witness is None
    ]
    if findings.exhausted or not starts:
        return
    score = _scoring(findings, observe, lambda observation: observation.score)
    refine(starts, score, evaluations=evaluations, rng=rng)


def _scoring(
    findings: Findings, observe: Observe, score: Callable[[Observation], float]
) -> Callable[[Proposal], tuple[float, Instance | None]]:
    """Return the function that tries a proposal, and how `score` rates it.

    What was tried before is not run again: a sixth of what is proposed is.
    """

    def scored(proposal: Proposal) -> tuple[float, Instance | None]:
        let = reading_by_draw(proposal)
        let.known = findings.shown
        try:
            observation = _try(findings, let, observe)
        except KnownInstance:
            observation = findings.shown[let.instance().made]
        except InvalidChoices:
            return -math.inf, None
        return -math.inf if observation is None else score(observation), let.instance()

    return scored


def _refine_in_regime(
    findings: Findings, claim: Claim, observe: Observe, run: Run, pace: Pace
) -> None:
    """Spend a further share of the effort where the theorem is used: only there a score counts."""
    candidates = list(findings.kept.values())
    if findings.exhausted or not claim.used_where or not candidates:
        return
    worst = findings.best[0].observation
    if worst.within is not None and worst.within.score >= worst.score:
        return  # the search has climbed there already
    inside = findings.regime.best if findings.regime else []
    starts = [(c.observation.score, c.instance) for c in inside]
    starts += [(_in_regime(c.observation), c.instance) for c in candidates if not inside]
    starts = [(s, instance) for s, instance in starts if instance.choices]
    starts = [(s, instance) for s, instance in starts if instance.witness is None]
    rng = run.generator(claim.name, "refine in its regime")
    score = _scoring(findings, observe, _in_regime)
    refine(starts, score, evaluations=pace.of(run.effort.evaluations // _SHARE), rng=rng)


def _in_regime(observation: Observation) -> float:
    """Return the score of what lies in the regime; outside, how near it lies."""
    if observation.within is None:
        return _OUTSIDE - observation.outside
    return observation.within.score
