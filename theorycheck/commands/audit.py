"""Auditing claims from the command line, on its own or after a check."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from theorycheck.audit import Audit, kill_score
from theorycheck.audit import audit as audit_one
from theorycheck.catalogue import Problem, collect
from theorycheck.claims import Claim
from theorycheck.effort import Run, make_run
from theorycheck.report.audit_table import show, summary_line
from theorycheck.report.output import refuse_unwritable, write_whole


def audit(targets: Sequence[str], settings: Mapping[str, Any], file: Path | None) -> int:
    """Audit the claims of `targets`, write `file`, and return the exit code."""
    if file:
        refuse_unwritable(file)
    audits, problems = audit_targets(targets, settings)
    for problem in problems:
        print(problem, file=sys.stderr)  # noqa: T201 - the command line speaks
    if file:
        write_whole(file, _as_json(audits))
    if not audits and any(problem.unknown for problem in problems):
        return 2
    return 3 if problems or any(found.error for found in audits) else 0


def audit_targets(
    targets: Sequence[str], settings: Mapping[str, Any]
) -> tuple[list[Audit], list[Problem]]:
    """Audit the claims of `targets`; return what was found, and what was in the way of others."""
    collection = collect(targets)
    claims = [found.claim for found in collection.found]
    return _audited(claims, make_run(**settings, claims=len(claims))), collection.problems


def _audited(claims: Sequence[Claim], run: Run) -> list[Audit]:
    """Audit claims one after the other, each shown as soon as it is there.

    Each claim spends its share of the run's alpha, as it does when it is checked.
    """
    audits = []
    for claim in claims:
        audits.append(audit_one(claim, replace(run, claims=max(1, len(claims)))))
        show(audits[-1:])
    if len(audits) > 1:
        print(summary_line(audits))  # noqa: T201 - the command line speaks
    return audits


def _as_json(audits: Sequence[Audit]) -> str:
    killed, counted = kill_score(audits)
    whole = {
        "schema": 1,
        "killed": killed,
        "counted": counted,
        "kill_score": killed / counted if counted else None,
        "audits": [found.to_dict() for found in audits],
    }
    return json.dumps(whole, indent=2, allow_nan=False) + "\n"
