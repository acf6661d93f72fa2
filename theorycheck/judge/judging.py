"""The judge: search, then confirm, then say what was found."""

import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import Any

import numpy as np

from theorycheck.arithmetic.work import at_most
from theorycheck.claims.alarm import has_any_trial_returned
from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance, Let
from theorycheck.confirm.decision import Confirmer, Decision, Outcome, Soundness
from theorycheck.confirm.kinds import confirmer_of
from theorycheck.confirm.repeatability import check_repeatable
from theorycheck.errors import (
    AlarmSwallowed,
    BudgetEnded,
    TheorycheckError,
    TrialError,
    UndecidedWarning,
)
from theorycheck.executors import Executing, ahead_of, opened
from theorycheck.judge.boundary import told_of_boundary
from theorycheck.judge.regime import Regime, regime_of
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import Run, make_run, time_limit
from theorycheck.search.findings import Findings
from theorycheck.search.hunt import ATTAINED, search
from theorycheck.search.memory import forget, keep
from theorycheck.search.observation import Observation
from theorycheck.search.replay import replay_string

_FURTHER = 3  # times as many evaluations, of a variant that should fall
_ENOUGH_VALID = 10  # instances: fewer say nothing of a claim, unless there are no more


class Refuted(AssertionError):
    """A claim that should stand was refuted, or one that should fall was not: see `verdict`."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict))
        self.verdict = verdict


class Undecided(AssertionError):
    """A claim could be neither refuted nor certified, and that was asked for: see `verdict`."""

    def __init__(self, verdict: Verdict) -> None:
        super().__init__(str(verdict))
        self.verdict = verdict


def check(claim: Claim, *, strict: bool = False, **options: Any) -> Verdict:
    """Examine `claim`; return the verdict, or raise Refuted if it is not as it should be.

    Takes the options of `examine`. An undecided verdict is returned with an UndecidedWarning, or
    raised as Undecided if `strict`; a trial that can't run, or tests nothing, raises TrialError.
    """
    verdict = examine(claim, **options)
    if verdict.outcome is Outcome.ERROR:
        raise verdict.evidence["error"]
    if verdict.failed:
        raise Refuted(verdict)
    if verdict.outcome is Outcome.UNDECIDED:
        if strict:
            raise Undecided(verdict)
        warnings.warn(str(verdict), UndecidedWarning, stacklevel=2)
    return verdict


def examine(
    claim: Claim,
    *,
    budget: str | float | None = None,
    alpha: float = 1e-6,
    seed: int | None = None,
    profile: str = "quick",
    executor: Executing = None,
) -> Verdict:
    """Return the verdict on `claim`, whatever it is.

    `budget` is a time ("90s") or a number of trials ("20000 trials"); `alpha` the probability of a
    false refutation; `seed` the root of all randomness; `profile` quick, full or discover;
    `executor` where blocks of trials are computed: "serial", "processes:4", "dask://host:port" or
    a ``concurrent.futures.Executor``. The verdict does not depend on it.
    """
    run = make_run(profile=profile, budget=budget, alpha=alpha, seed=seed)
    with opened(executor) as workers:
        return judge(claim, replace(run, ahead=ahead_of(claim, workers)))


def judge(claim: Claim, run: Run) -> Verdict:
    """Return the verdict on one claim of a run, within its time limit."""
    start, confirmer = time.perf_counter(), confirmer_of(claim)
    findings, decision, regime = Findings(), None, None
    try:
        with _limits(run), np.errstate(all="ignore"):
            findings = search(claim, confirmer.looking(claim, run), run)
            decision = decided(claim, confirmer, findings, run)
            decision = at_boundaries(claim, confirmer, decision, run)
            decision = _with_extras(claim, confirmer, decision, findings, run)
            with suppress(BudgetEnded):  # it has been decided by now
                regime = regime_of(claim, confirmer, decision, findings, run)
    except BudgetEnded as ended:
        if decision is None or decision.outcome is Outcome.STANDS:
            decision = out_of_time(findings, run, ended)
    if run.remembers:
        _remember(claim, decision)
    return verdict_of(claim, decision, findings, run, time.perf_counter() - start, regime)


@contextmanager
def _limits(run: Run) -> Iterator[None]:
    """Hold one claim to its time, and to its share of operations on exact numbers."""
    with time_limit(run.effort.seconds), at_most(run.effort.exact):
        yield


def _remember(claim: Claim, decision: Decision) -> None:
    """Keep the counterexample for the next run; forget those to a claim that stands."""
    if decision.outcome is Outcome.REFUTED and decision.instance and not claim.refuted_by:
        keep(claim, decision.instance)
    elif decision.outcome is Outcome.STANDS:
        forget(claim)


def decided(claim: Claim, confirmer: Confirmer, findings: Findings, run: Run) -> Decision:
    """Return what the findings of a search amount to, once confirmed."""
    if findings.error is not None:
        return _broken(findings.error, findings.failed)
    starved = _starved(findings, run)
    if starved is not None:
        return starved
    try:
        check_repeatable(claim, findings.best[0].instance, run)
        if findings.known:
            run = replace(run, effort=replace(run.effort, shrinks=0))
        decision = confirmer.decide(claim, findings, run)
    except TheorycheckError as error:
        return _broken(error, findings.best[0].instance)
    return _with_shortening(_with_provenance(decision, findings), findings)


def _with_provenance(decision: Decision, findings: Findings) -> Decision:
    """Say of a refutation where its counterexample comes from, if not from this run's search."""
    if decision.outcome is not Outcome.REFUTED or decision.instance is None:
        return decision
    if findings.known:
        return replace(decision, reason=f"{decision.reason}; the counterexample {findings.known}")
    if decision.instance.witness is not None:
        return replace(decision, reason=f"{decision.reason}; the claim's own witness")
    return decision


def _broken(error: TheorycheckError, instance: Instance | None) -> Decision:
    return Decision(
        Outcome.ERROR, str(error), Soundness.EXACT, instance=instance, evidence={"error": error}
    )


def _starved(findings: Findings, run: Run) -> Decision | None:
    enough = findings.valid >= _ENOUGH_VALID or (findings.exhausted and findings.valid > 0)
    if enough or any(c.observation.violated for c in findings.best):
        return None
    if findings.ended_early:
        return out_of_time(findings, run)
    if not findings.valid:
        return _broken(TrialError(_nothing_valid(findings)), None)
    reason = (
        f"only {findings.valid} of {findings.tried} instances satisfied the assumptions; draw more "
        "instances that do"
    )
    return Decision(Outcome.UNDECIDED, reason, Soundness.EXACT)


def _nothing_valid(findings: Findings) -> str:
    if not findings.tried:
        return "no instance could be drawn: the strategies refuse all that they draw; widen them"
    return (
        f"none of {findings.tried} instances satisfied the assumptions, so nothing was tested; "
        "draw instances that do, or check that the assumptions can hold together"
    )


def out_of_time(findings: Findings, run: Run, ended: BudgetEnded | None = None) -> Decision:
    """Return the decision of a run whose budget has ended: how far it came.

    It is an error if no trial ever returned, or if the one that ran swallowed the alarm.
    """
    if isinstance(ended, AlarmSwallowed):
        return _broken(TrialError(str(ended)), None)
    if not has_any_trial_returned() and run.budget is None:
        words = f"the trial never returned within {run.effort.seconds:g} s, so nothing was tested"
        return _broken(TrialError(f"{words}; make it smaller, or give more time"), None)
    seconds = f"{run.effort.seconds:g} s"
    whole = f"the budget of {seconds}"
    if run.budget is not None:
        whole = f"its share of the run's budget, {seconds},"
    reason = (
        f"{whole} ended after {findings.tried} instances, {findings.valid} of them valid; give "
        "more time, or a smaller trial"
    )
    return Decision(Outcome.UNDECIDED, reason, Soundness.EXACT)


def at_boundaries(claim: Claim, confirmer: Confirmer, decision: Decision, run: Run) -> Decision:
    """Say of a refutation whether the claim falls only on the boundary of an assumption."""
    return told_of_boundary(claim, decision, run, lambda strict: _falls(strict, confirmer, run))


class _Fallen(BaseException):
    """Ends a search, through Hypothesis too, that asks no more than whether a variant falls."""


def _falls(variant: Claim, confirmer: Confirmer, run: Run) -> bool:
    """Return whether a search refutes a variant of the claim: the first violation is enough.

    As that ends it, it may go further than the search for the worst instance.
    """
    effort = run.effort
    instances, evaluations = _FURTHER * effort.instances, _FURTHER * effort.evaluations
    brief = replace(
        run, effort=replace(effort, instances=instances, evaluations=evaluations, shrinks=0)
    )
    look, first = confirmer.looking(variant, brief), Findings()

    def looked(let: Let) -> Observation | None:
        seen = look(let)
        if seen is not None and seen.certain:
            first.add(let.instance(), seen)
            if decided(variant, confirmer, first, brief).outcome is Outcome.REFUTED:
                raise _Fallen
        return seen

    try:
        found = search(variant, looked, brief)
    except _Fallen:
        return True
    return decided(variant, confirmer, found, brief).outcome is Outcome.REFUTED


def _with_extras(
    claim: Claim, confirmer: Confirmer, decision: Decision, findings: Findings, run: Run
) -> Decision:
    """Hold a claim that stands to what else it says of itself: that it is sharp, what it needs.

    A brief run asks for neither.
    """
    if decision.outcome is not Outcome.STANDS or claim.refuted_by or not run.effort.extras:
        return decision
    if claim.sharp and (decision.tightness or 0) < ATTAINED:
        reason = "it is called sharp, but "
        if decision.tightness is None:
            reason += "no instance has a ratio of observed to bound: an identity can't be sharp"
        else:
            reason += f"the search reached only {decision.tightness:.4f} of the bound"
        return replace(decision, outcome=Outcome.UNDECIDED, reason=reason)
    for assumption in claim.needs:
        if not _falls(claim.without(assumption), confirmer, run):
            reason = f"it says it needs {assumption}, but no counterexample was found without it"
            return replace(decision, outcome=Outcome.UNDECIDED, reason=reason)
    if findings.ended_early:
        return replace(
            decision, reason=f"{decision.reason}; the search was cut short by its budget"
        )
    return decision


def _with_shortening(decision: Decision, findings: Findings) -> Decision:
    """Say of a verdict that is no refutation where the search before it was shortened."""
    if not findings.shortened or decision.outcome not in (Outcome.STANDS, Outcome.UNDECIDED):
        return decision
    return replace(decision, reason=f"{decision.reason}; {findings.shortened}")


def verdict_of(
    claim: Claim,
    decision: Decision,
    findings: Findings,
    run: Run,
    seconds: float,
    regime: Regime | None = None,
) -> Verdict:
    """Return a decision and its findings as the verdict that is shown."""
    instance = decision.instance
    judged = findings.judged_vacuous
    return Verdict(
        outcome=decision.outcome,
        claim=claim,
        reason=decision.reason,
        soundness=decision.soundness,
        tightness=decision.tightness,
        instance=instance.values if instance else {},
        values=decision.values,
        evidence=decision.evidence,
        vacuous=findings.vacuous / judged if judged else None,
        regime=regime,
        detectable=decision.detectable,
        change_caught=decision.change_caught,
        instances=findings.tried,
        valid=findings.valid,
        sizes=findings.sizes,
        trials=decision.trials,
        alpha=run.alpha_per_claim,
        seed=run.seed,
        profile=run.profile,
        certifiable=decision.certifiable,
        replay=replay_string(claim, instance, run) if instance else "",
        seconds=seconds,
    )
