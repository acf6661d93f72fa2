"""Checking claims from the command line."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from theorycheck.catalogue.finding import Found, Problem, collect, shown
from theorycheck.commands.outputs import Outputs, form
from theorycheck.errors import fault
from theorycheck.executors import Workers, opened
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.report.output import write_all
from theorycheck.report.record import Record
from theorycheck.report.terminal import Progressing, console_for, print_results, say
from theorycheck.runs import Budgets, OutOfBudget, not_looked_at, note, urgent_first, working
from theorycheck.search.effort import Budget, make_run, sharing_trials
from theorycheck.search.memory import has_memory


def check(
    targets: Sequence[str],
    settings: Mapping[str, Any],
    *,
    budgets: Budgets,
    outputs: Outputs,
    strict: bool,
    verbose: bool,
    executor: str,
) -> int:
    """Judge the claims of `targets`, say what was found, and return the exit code.

    What can't be written is an error, and costs none of the other outputs.
    """
    run = make_run(**settings, budget=budgets.per_claim, remembers=has_memory())
    record = Record(run, budget=budgets.text, strict=strict)
    outputs.refuse()
    console = console_for()
    _judge_into(record, targets, budgets.of_run(), executor, console)
    shown = ("what was found", partial(print_results, console, record, verbose=verbose))
    faults = write_all([shown, *outputs.of(record)])
    for words in faults:
        say(console_for(stderr=True), words)
    return 3 if faults and record.exit_code in (0, 2) else record.exit_code


def print_table(
    targets: Sequence[str], settings: Mapping[str, Any], name: str, executor: str
) -> int:
    """Judge the claims of `targets`, print them in one form alone, and return the exit code."""
    record, console = Record(make_run(**settings, remembers=has_memory())), console_for(stderr=True)
    _judge_into(record, targets, Budget(), executor, console)
    console_for().file.write(form(name)(record))
    for problem in record.problems:
        say(console, str(problem))
    return record.exit_code


def _judge_into(
    record: Record, targets: Sequence[str], budget: Budget, executor: str, console: Any
) -> None:
    """Find the claims and judge them, each shown as soon as it is; Ctrl-C ends that early."""
    start = time.perf_counter()
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
