"""``theorycheck audit``: the command, and what ``check --audit`` adds to a run."""

import importlib
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from theorycheck.errors import TheorycheckError

if TYPE_CHECKING:
    from theorycheck.audit import Audit

Targets = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="[PATH|FILE::NAME|NAME]...",
        help="Files, folders, or names in the catalogue; without any, the whole catalogue.",
        show_default=False,
    ),
]
OutputFile = Annotated[Path | None, typer.Option(metavar="FILE", show_default=False)]


def register(app: typer.Typer) -> None:
    """Add the command ``audit`` to a command line."""
    app.command("audit")(audit_claims)


def audit_claims(
    targets: Targets = None,
    profile: Annotated[str, typer.Option(help="quick, full or discover.")] = "quick",
    budget: Annotated[
        str | None, typer.Option(metavar="90s", help="Time, or number of trials, per claim.")
    ] = None,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    json: OutputFile = None,
) -> None:
    """Ask of theorems what they need, what they give away, and whether they say anything.

    Exit code: 0 audited, 2 usage, 3 a claim that could not be audited.
    """
    settings = {"profile": profile, "budget": budget, "seed": seed}
    try:
        code = _audit(targets or (), settings, json)
    except (TheorycheckError, OSError) as error:
        typer.echo(f"theorycheck: {error}", err=True)
        raise typer.Exit(2) from None
    raise typer.Exit(code)


def _audit(targets: Sequence[str], settings: dict[str, Any], file: Path | None) -> int:
    output = importlib.import_module("theorycheck.report.output")
    if file:
        output.refuse_unwritable(file)
    audits, problems = audit_targets(targets, settings)
    for problem in problems:
        typer.echo(str(problem), err=True)
    if file:
        output.write_whole(file, as_json(audits))
    if not audits and any(problem.unknown for problem in problems):
        return 2
    return 3 if problems or any(audit.error for audit in audits) else 0


def audit_targets(
    targets: Sequence[str], settings: dict[str, Any]
) -> "tuple[list[Audit], list[Any]]":
    """Audit the claims of `targets`; return what was found, and what was in the way of others."""
    collection = importlib.import_module("theorycheck.catalogue").collect(targets)
    run = importlib.import_module("theorycheck.effort").make_run(**settings)
    audits = audited([found.claim for found in collection.found], run)
    return audits, collection.problems


def audited(claims: Sequence[Any], run: Any) -> "list[Audit]":
    """Audit claims one after the other, each shown as soon as it is there.

    Each claim spends its share of the run's alpha, as it does when it is checked.
    """
    audit = importlib.import_module("theorycheck.audit").audit
    table = importlib.import_module("theorycheck.report.audit_table")
    run = replace(run, claims=max(1, len(claims)))
    audits = []
    for claim in claims:
        audits.append(audit(claim, run))
        table.show(audits[-1:])
    if len(audits) > 1:
        typer.echo(table.summary_line(audits))
    return audits


def as_json(audits: "Sequence[Audit]") -> str:
    """Return audits as one JSON document, with their kill score."""
    dumps = importlib.import_module("json").dumps
    score = importlib.import_module("theorycheck.audit").kill_score
    killed, counted = score(audits)
    whole = {
        "schema": 1,
        "killed": killed,
        "counted": counted,
        "kill_score": killed / counted if counted else None,
        "audits": [audit.to_dict() for audit in audits],
    }
    return str(dumps(whole, indent=2, allow_nan=False)) + "\n"
