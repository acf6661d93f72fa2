"""Replaying: the instance of a verdict rebuilt from its string, and judged once more."""

import time
from dataclasses import replace

import numpy as np

from theorycheck.claims import Claim
from theorycheck.confirm.decision import Decision, Outcome, Soundness
from theorycheck.draws import InvalidChoices, Let, reading, witnessing
from theorycheck.effort import Run, time_limit
from theorycheck.errors import BudgetEnded, CatalogueError, TheorycheckError
from theorycheck.judge import _verdict, confirmer
from theorycheck.replay import Replay
from theorycheck.search import Findings
from theorycheck.verdict import Verdict


def replay(claim: Claim, record: Replay, run: Run) -> Verdict:
    """Return the verdict on the one instance that `record` holds, from the same randomness.

    Nothing is searched and nothing shrunk: a deterministic claim is proved again, a random one
    confirmed on the same trials. Raises CatalogueError if the claim draws otherwise by now.
    """
    run = replace(run, seed=record.seed, effort=replace(run.effort, shrinks=0))
    findings, start = Findings(), time.perf_counter()
    try:
        with time_limit(run.effort.seconds), np.errstate(all="ignore"):
            decision = _judged_again(claim, record, findings, run)
    except BudgetEnded:
        reason = f"the budget of {run.effort.seconds:g} s ended first"
        decision = Decision(Outcome.UNDECIDED, reason, Soundness.EXACT)
    return _verdict(claim, decision, findings, run, time.perf_counter() - start)


def _judged_again(claim: Claim, record: Replay, findings: Findings, run: Run) -> Decision:
    let, module = _let(claim, record), confirmer(claim)
    try:
        observation = module.observing(claim, run)(let)
        instance = let.instance(record.witness)
        _check_same(claim, record, let)
        findings.add(instance, observation)
        if observation is None:
            reason = "the assumptions don't hold at this instance"
            return Decision(Outcome.UNDECIDED, reason, Soundness.EXACT, instance=instance)
        decision: Decision = module.decide(claim, findings, run)
    except InvalidChoices:
        raise _changed(claim) from None
    except TheorycheckError as error:
        if isinstance(error, CatalogueError):
            raise
        instance, evidence = let.instance(record.witness), {"error": error}
        return Decision(
            Outcome.ERROR, str(error), Soundness.EXACT, instance=instance, evidence=evidence
        )
    return decision


def _let(claim: Claim, record: Replay) -> Let:
    if record.witness is None:
        return reading(record.choices)
    if not 0 <= record.witness < len(claim.witness):
        raise _changed(claim)
    return witnessing(claim.witness[record.witness])


def _check_same(claim: Claim, record: Replay, let: Let) -> None:
    drawn = [choice.value for choice in let.instance().choices]
    if record.witness is None and drawn != record.choices:
        raise _changed(claim)


def _changed(claim: Claim) -> CatalogueError:
    return CatalogueError(
        f"{claim.name} no longer draws what this replay string holds: the claim, or a strategy it "
        "uses, has changed since; check it anew"
    )
