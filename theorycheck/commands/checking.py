"""Checking claims from the command line."""

import importlib
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

from theorycheck.baselines import compared, read_baseline
from theorycheck.catalogue.finding import Found, Problem, collect, shown
from theorycheck.errors import CatalogueError, fault
from theorycheck.executors import Workers, opened
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.record import Record
from theorycheck.report.terminal import Progressing, console_for, print_results
from theorycheck.runs import Budgets, OutOfBudget, not_looked_at, note, urgent_first, working
from theorycheck.search.effort import Budget, make_run, sharing_trials
from theorycheck.search.memory import has_memory


def check(
    targets: Sequence[str],
    settings: Mapping[str, Any],
    *,
    budgets: Budgets,
    files: Mapping[str, Path | None],
    report: Path | None = None,
    baseline: Path | None = None,
    strict: bool,
    verbose: bool,
    executor: str,
    github: bool = False,
) -> int:
    """Judge the claims of `targets`, say what was found, and return the exit code.

    `files` holds what is to be written, by the name of its form.
    """
    run = make_run(**settings, budget=budgets.per_claim, remembers=has_memory())
    budget = budgets.of_run()
    record = Record(run, budget=budgets.text, strict=strict)
    site = _module("site") if report else None
    if site and baseline:
        read_baseline(baseline)
    if site:
        site.refuse_folder(report)
    wanted = {form: file for form, file in files.items() if file}
    for file in wanted.values():
        refuse_unwritable(file)
    forms = {form: _form(form) for form in wanted}
    console, start = console_for(), time.perf_counter()
    with opened(executor) as workers:
        if workers:
            workers.prepare(judge)
        try:
            _collect_into(record, targets, budget)
            with Progressing(console, record) as progress:
                left = budget.seconds and budget.seconds - (time.perf_counter() - start)
                _judge_all(record, progress, workers, left)
        except KeyboardInterrupt:
            record.interrupted = True
    record.seconds = time.perf_counter() - start
    print_results(console, record, verbose=verbose)
    if github:
        say_to_github(record)
    for form, file in wanted.items():
        with console.status(f"writing {file} ..."):
            write_whole(file, forms[form](record))
    if site:
        with console.status(f"writing {report} ..."):
            site.write_site(record, report, _changes(record, baseline) if baseline else {})
    return record.exit_code


def say_to_github(record: Record) -> None:
    """Print annotations, and add the run's page to the job's summary where there is one."""
    console_for().file.write(_form_of("annotations", "github_annotations")(record))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(_form_of("markdown", "run_page")(record))


def _changes(record: Record, baseline: Path) -> dict[str, list[str]]:
    """Return what has changed of each claim since a baseline, in words."""
    kept = read_baseline(baseline)
    run = make_run(profile=kept.profile, seed=kept.seed, alpha=kept.alpha)
    return {
        found.claim.name: [
            str(difference)
            for difference in compared(
                found.claim, kept.claims.get(found.claim.name), run, verdict
            ).differences
        ]
        for found, verdict in record.verdicts
    }


_FORMS = {
    "json": ("run_json", "run_json"),
    "markdown": ("markdown", "run_page"),
    "html": ("html", "run_html"),
    "sarif": ("annotations", "sarif"),
    "junit": ("annotations", "junit"),
}


def _form(name: str) -> Callable[[Record], str]:
    """Return what makes the text of a file; raise CatalogueError where it can't be made."""
    return _form_of(*_FORMS[name])


def _form_of(module: str, function: str) -> Callable[[Record], str]:
    return cast("Callable[[Record], str]", getattr(_module(module), function))


def _module(name: str) -> Any:
    try:
        return importlib.import_module(f"theorycheck.report.{name}")
    except ImportError as error:
        if (error.name or "").partition(".")[0] not in {"matplotlib", "jinja2", "markupsafe"}:
            raise
        raise CatalogueError(
            "an HTML page needs matplotlib and jinja2: pip install 'theorycheck[report]'"
        ) from error


def _collect_into(record: Record, targets: Sequence[str], budget: Budget) -> None:
    """Find the claims; where their time is limited, the urgent ones first."""
    collection = collect(targets)
    found = collection.found if budget.seconds is None else urgent_first(collection.found)
    record.found, record.problems = found, collection.problems
    sampled = sum(bool(item.claim.asks.rng) for item in found)
    run = sharing_trials(record.run, budget, sampled)
    record.run = replace(run, claims=max(1, len(found)))


def _judge_all(
    record: Record, progress: Progressing, workers: Workers | None, budget: float | None
) -> None:
    with working(judge, record.found, record.run, workers, budget) as outcomes:
        for found in record.found:
            progress.begin(found)
            _take(record, progress, found, next(outcomes))


def _take(
    record: Record, progress: Progressing, found: Found, outcome: Verdict | Exception
) -> None:
    if isinstance(outcome, OutOfBudget):
        outcome = not_looked_at(found.claim, record.run)
    if isinstance(outcome, Verdict):
        if record.run.remembers:
            note(found, outcome)
        record.verdicts.append((found, outcome))
        progress.verdict(found, outcome)
        return
    problem = Problem(shown(found.path), found.claim.name, fault(outcome))
    record.problems.append(problem)
    record.faults += 1
    progress.problem(problem)
