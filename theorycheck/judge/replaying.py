"""Replaying: the instance of a verdict rebuilt from its string, and judged once more."""

import time
from contextlib import suppress
from dataclasses import replace

import numpy as np

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import InvalidChoices, Let, reading, witnessing
from theorycheck.confirm.kinds import confirmer_of
from theorycheck.errors import BudgetEnded, CatalogueError, TheorycheckError
from theorycheck.judge.judging import at_boundaries, decided, out_of_time, verdict_of
from theorycheck.judge.regime import regime_of
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import Run, time_limit
from theorycheck.search.findings import Findings
from theorycheck.search.hunt import Observe
from theorycheck.search.replay import Replay


def replay(claim: Claim, record: Replay, run: Run) -> Verdict:
    """Return the verdict on the one instance that `record` holds, from the same randomness.

    Nothing is searched and nothing shrunk: a deterministic claim is proved again, a random one
    confirmed on the same trials. Raises CatalogueError if the claim draws otherwise by now.
    """
    if tuple(record.modified) != claim.modified:
        raise _changed(claim)
    effort = replace(run.effort, shrinks=0)
    run = replace(run, seed=record.seed, effort=effort, alpha=record.alpha, claims=1)
    findings, start, confirmer = Findings(), time.perf_counter(), confirmer_of(claim)
    regime = None
    try:
        with time_limit(run.effort.seconds), np.errstate(all="ignore"):
            _rebuild(claim, record, findings, confirmer.looking(claim, run))
            decision = decided(claim, confirmer, findings, run)
            decision = at_boundaries(claim, confirmer, decision, run)
            with suppress(BudgetEnded):
                regime = regime_of(claim, confirmer, decision, findings, run)
    except BudgetEnded as ended:
        decision = out_of_time(findings, run, ended)
    return verdict_of(claim, decision, findings, run, time.perf_counter() - start, regime)


def _rebuild(claim: Claim, record: Replay, findings: Findings, observe: Observe) -> None:
    """Let `findings` hold the recorded instance alone, as a search would have found it."""
    let = _let(claim, record)
    try:
        observation = observe(let)
    except InvalidChoices:
        raise _changed(claim) from None
    except TheorycheckError as error:
        findings.error, findings.failed = error, let.instance(record.witness)
        findings.tried = 1
        return
    if record.witness is None and _drawn(let) != record.choices:
        raise _changed(claim)
    findings.add(let.instance(record.witness), observation)
    findings.exhausted = True


def _let(claim: Claim, record: Replay) -> Let:
    if record.witness is None:
        return reading(record.choices)
    if not 0 <= record.witness < len(claim.witness):
        raise _changed(claim)
    return witnessing(claim.witness[record.witness])


def _drawn(let: Let) -> list[object]:
    return [choice.value for choice in let.instance().choices]


def _changed(claim: Claim) -> CatalogueError:
    return CatalogueError(
        f"{claim.name} no longer draws what this replay string holds: the claim, or a strategy it "
        "uses, has changed since; check it anew"
    )
