"""The command line: one function a command, which loads what does the work."""

import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from theorycheck import __version__
from theorycheck.commands import asking
from theorycheck.commands import baseline as baselines
from theorycheck.commands.options import (
    Alpha,
    Budget,
    BudgetPerClaim,
    ExecutorOption,
    Jobs,
    Name,
    Profile,
    ProfileOption,
    Targets,
    doing,
    doing_at,
)

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(baselines.app, name="baseline")
app.command("list")(asking.list_claims)
for _function in (asking.explain, asking.bound, asking.latex, asking.new):
    app.command()(_function)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"theorycheck {__version__}")
        raise typer.Exit


@app.callback()
def theorycheck(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 - its callback does it
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print it.")
    ] = False,
) -> None:
    """Check theorems as property-based tests."""
    with doing("settings") as asked:
        context.default_map = asked.defaults()


@app.command()
def check(
    targets: Targets = None,
    profile: ProfileOption = Profile.QUICK,
    budget: Budget = None,
    budget_per_claim: BudgetPerClaim = None,
    alpha: Alpha = 1e-6,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every verdict as JSON.")
    ] = None,
    markdown: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every verdict as a page.")
    ] = None,
    html: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them as a page with pictures.")
    ] = None,
    report: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write them as a folder of pages.")
    ] = None,
    baseline: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Let these pages tell what has changed.")
    ] = None,
    audits: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Let them tell what audit --json found.")
    ] = None,
    sarif: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write what is amiss as SARIF.")
    ] = None,
    junit: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write them as JUnit's XML.")
    ] = None,
    github: Annotated[
        bool, typer.Option("--github", help="Annotate lines, and fill in the job's summary.")
    ] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Let undecided be an error.")] = False,
    verbose: Annotated[bool, typer.Option("--verbose", "-v", help="All verdicts in full.")] = False,
    audit: Annotated[bool, typer.Option("--audit", help="Audit each claim afterwards.")] = False,
) -> None:
    """Hunt for counterexamples to claims, and say which stand.

    Exit code: 0 as expected, 1 a theorem refuted, 2 usage, 3 error (or undecided, if strict).
    """
    settings = {"profile": profile.value, "alpha": alpha, "seed": seed}
    with doing_at(executor, jobs, "checking") as (checking, where):
        budgets = checking.Budgets(budget, budget_per_claim)
        files = {"json": json, "markdown": markdown, "html": html, "sarif": sarif, "junit": junit}
        outputs = checking.Outputs(files, report, baseline, audits, github)
        options = {"strict": strict, "verbose": verbose, "executor": where, "budgets": budgets}
        code = checking.check(targets or (), settings, outputs=outputs, **options)
    if audit:
        with doing("auditing") as auditing:
            auditing.audit_targets(targets or (), settings, budgets, where)
    raise typer.Exit(code)


@app.command()
def table(
    targets: Targets = None,
    profile: ProfileOption = Profile.QUICK,
    latex: Annotated[bool, typer.Option("--latex", help="For a paper's appendix.")] = False,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
) -> None:
    """Judge claims and print them as one table, in Markdown or in LaTeX.

    Exit code: as of check.
    """
    settings = {"profile": profile.value, "seed": seed}
    with doing_at(executor, jobs, "checking") as (checking, where):
        form = "latex" if latex else "markdown"
        code = checking.print_table(targets or (), settings, form, where)
    raise typer.Exit(code)


@app.command()
def replay(
    string: Annotated[str, typer.Argument(help="What a verdict printed after 'replay'.")],
    targets: Targets = None,
    parts: Annotated[
        list[str] | None,
        typer.Option("--with", metavar="NAME=MODULE:OBJECT", help="A part that was swapped."),
    ] = None,
) -> None:
    """Rebuild the instance of a verdict, and judge it again on the same randomness."""
    with doing("replaying") as replaying:
        code = replaying.replay(string, targets or (), parts or ())
    raise typer.Exit(code)


@app.command()
def conform(
    role: Annotated[str, typer.Argument(help="A role, or a kind of roles: see theorycheck roles.")],
    implementations: Annotated[
        list[str], typer.Argument(metavar="MODULE:OBJECT...", help="What to hold against it.")
    ],
    profile: ProfileOption = Profile.QUICK,
    budget: Annotated[
        str | None, typer.Option(metavar="90s", help="Time, or number of trials, per claim.")
    ] = None,
    alpha: Alpha = 1e-6,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    expected: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Claims known to fall, as JSON.")
    ] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every pair as JSON.")
    ] = None,
    table: Annotated[bool, typer.Option("--table", help="A row a theorem, a column each.")] = False,
) -> None:
    """Hold your implementations against every theorem about their role.

    Exit code: 0 as expected, 1 one fell or broke a duty, 2 usage, 3 one that can't fill its role.
    """
    with doing("conforming") as conforming:
        settings = {"profile": profile.value, "budget": budget, "alpha": alpha, "seed": seed}
        code = conforming.conform(role, implementations, settings, expected, json, table=table)
    raise typer.Exit(code)


@app.command()
def hunt(
    targets: Targets = None,
    profile: ProfileOption = Profile.QUICK,
    budget: Budget = None,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every find as JSON.")
    ] = None,
    pages: Annotated[
        Path | None, typer.Option(metavar="DIR", help="Write a page for each find.")
    ] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
) -> None:
    """Look for what falls among drafts of statements, and for what would have stood.

    Exit code: 0 all stand, 1 one fell, 2 usage, 3 a draft that can't be read.
    """
    with doing_at(executor, jobs, "hunting") as (hunting, where):
        settings = {"profile": profile.value, "seed": seed}
        code = hunting.hunt(targets or (), settings, budget, json, pages, where)
    raise typer.Exit(code)


@app.command()
def roles() -> None:
    """Show the roles that claims have for implementations, and how each is called."""
    with doing("conforming") as conforming:
        conforming.list_roles()


@app.command()
def plan(
    name: Name,
    alpha: Alpha = 1e-6,
    claims: Annotated[int, typer.Option(min=1, help="How many claims the run holds.")] = 1,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
) -> None:
    """Say how many trials certify or refute a claim, and how long that takes here."""
    with doing("statistics") as statistics:
        statistics.plan(name, {"alpha": alpha, "seed": seed}, claims)


@app.command()
def calibrate(
    runs: Annotated[int, typer.Option(min=20, help="Simulated runs of each situation.")] = 1000,
    seed: Annotated[int, typer.Option(help="Root of all randomness.")] = 0,
) -> None:
    """Measure how often the statistics err, and print it beside what they promise."""
    with doing("statistics") as statistics:
        code = statistics.calibration(runs, seed)
    raise typer.Exit(code)


@app.command()
def audit(
    targets: Targets = None,
    profile: ProfileOption = Profile.QUICK,
    budget: Budget = None,
    budget_per_claim: BudgetPerClaim = None,
    seed: Annotated[int | None, typer.Option(help="Root of all randomness.")] = None,
    jobs: Jobs = None,
    executor: ExecutorOption = None,
    json: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Write every audit as JSON.")
    ] = None,
) -> None:
    """Ask of theorems what they need, what they give away, and whether they say anything.

    Exit code: 0 audited, 2 usage, 3 a claim that could not be audited.
    """
    with doing_at(executor, jobs, "auditing") as (auditing, where):
        settings = {"profile": profile.value, "seed": seed}
        budgets = auditing.Budgets(budget, budget_per_claim)
        options = {"budgets": budgets, "executor": where}
        code = auditing.audit(targets or (), settings, file=json, **options)
    raise typer.Exit(code)


def main() -> None:
    """Run the command line."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one process a core is faster
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()
