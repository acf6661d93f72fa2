"""Auditing claims from the command line, on its own or after a check."""

import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from theorycheck.audit import Audit
from theorycheck.audit import audit as audit_one
from theorycheck.catalogue.finding import Found, Problem, collect
from theorycheck.commands.exit_codes import code_of
from theorycheck.errors import fault
from theorycheck.executors import Workers, opened
from theorycheck.report.audit_table import show, summary_line
from theorycheck.report.audits import audits_json
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.runs import Budgets, working
from theorycheck.search.effort import Run, make_run, sharing_trials


def audit(
    targets: Sequence[str],
    settings: Mapping[str, Any],
    *,
    budgets: Budgets,
    file: Path | None,
    executor: str,
) -> int:
    """Audit the claims of `targets`, write `file`, and return the exit code."""
    if file:
        refuse_unwritable(file)
    audits, problems = audit_targets(targets, settings, budgets, executor)
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - the command line speaks
    if file:
        write_whole(file, audits_json(audits))
    return code_of(problems, [found.error for found in audits if found.error])


def audit_targets(
    targets: Sequence[str], settings: Mapping[str, Any], budgets: Budgets, executor: str
) -> tuple[list[Audit], list[Problem]]:
    """Audit the claims of `targets`; return what was found, and what was in the way of others."""
    run, budget = make_run(**settings, budget=budgets.per_claim), budgets.of_run()
    with opened(executor) as workers:
        collection = collect(targets)
        run = replace(run, claims=max(1, len(collection.found)))
        sampled = sum(bool(item.claim.asks.rng) for item in collection.found)
        run = sharing_trials(run, budget, sampled)
        audits = _audited(collection.found, run, workers, budget.seconds)
    return audits, collection.problems


def _audited(
    found: Sequence[Found], run: Run, workers: Workers | None, budget: float | None
) -> list[Audit]:
    """Audit claims, each shown as soon as those before it are there.

    Each claim spends its share of the run's alpha, as it does when it is checked.
    """
    audits = []
    with working(audit_one, found, run, workers, budget) as outcomes:
        for item, outcome in zip(found, outcomes, strict=True):
            is_audit = isinstance(outcome, Audit)
            audits.append(outcome if is_audit else Audit(item.claim, error=fault(outcome)))
            show(audits[-1:])
    if len(audits) > 1:
        print(summary_line(audits))  # noqa: T201 - the command line speaks
    return audits
