"""Saving a baseline from the command line, and holding claims against one."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from theorycheck.baselines import (
    Baseline,
    BaselineError,
    Comparing,
    Comparison,
    Difference,
    Saved,
    gone,
    kinds_named,
    read_baseline,
    saving,
    write_baseline,
)
from theorycheck.baselines.differences import edits
from theorycheck.baselines.file import made_with
from theorycheck.baselines.kept import written
from theorycheck.catalogue.finding import Found, Problem
from theorycheck.commands.acting import acted_on
from theorycheck.commands.exit_codes import code_of
from theorycheck.errors import fault
from theorycheck.report.baseline_table import as_document, lines_of
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.run_json import as_text
from theorycheck.report.terminal import console_for, say
from theorycheck.runs import Budgets
from theorycheck.search.effort import make_run


def save(file: Path, targets: Sequence[str], settings: Mapping[str, Any], executor: str) -> int:
    """Judge the claims of `targets`, write the baseline, and return the exit code.

    The file is written in one step, and not at all where a claim can't be examined.
    """
    refuse_unwritable(file)
    collection, run, found = acted_on(saving, targets, make_run(**settings), executor)
    saved = [item for item in found if isinstance(item, Saved)]
    code = _told(
        collection.problems, [fault(item) for item in found if not isinstance(item, Saved)]
    )
    if code or not saved:
        say(console_for(stderr=True), f"nothing was written to {file}")
        return code or 3
    claims = {item.claim.name: item.kept for item in saved}
    text = write_baseline(Baseline(claims, run.profile, run.seed, run.alpha, made_with()))
    write_whole(file, text)
    surprises = [item for item in saved if not item.expected]
    for item in surprises:
        say(console_for(), item.verdict)
    say(console_for(), f"{file}: {len(saved)} claims, {len(surprises)} not as expected")
    return 1 if any(item.outcome != "undecided" for item in surprises) else 0


def compare(
    file: Path,
    targets: Sequence[str],
    fail_on: str,
    json_file: Path | None,
    executor: str,
    budget: str | None = None,
) -> int:
    """Hold the claims of `targets` against the baseline, say what differs, return the exit code.

    Where the time for all is limited, new claims and edited ones go first.
    """
    seconds = Budgets(budget, None).of_run().seconds
    kinds, baseline = kinds_named(fail_on), read_baseline(file)
    if json_file:
        refuse_unwritable(json_file)
    run = make_run(profile=baseline.profile, seed=baseline.seed, alpha=baseline.alpha)
    act = Comparing(str(file.resolve()))

    def is_news(item: Found) -> bool:
        before = baseline.claims.get(item.claim.name)
        return before is None or any(edits(before, written(item.claim)))

    first = None if seconds is None else is_news
    collection, run, found = acted_on(act, targets, run, executor, first=first, budget=seconds)
    comparisons = [item for item in found if isinstance(item, Comparison)]
    _refuse_strangers(file, baseline, comparisons)
    there = {item.claim.name for item in collection.found}
    asked = {
        name: name not in there and _is_asked(name, kept.file, targets)
        for name, kept in baseline.claims.items()
    }
    differences = _by_name(comparisons, gone(baseline, comparisons, asked))
    faults = [fault(item) for item in found if not isinstance(item, Comparison)]
    code = _told(collection.problems, faults)
    say(console_for(), "\n".join(lines_of(differences, comparisons, baseline)))
    if json_file:
        write_whole(json_file, as_text(as_document(differences, comparisons, baseline)))
    failing = any(d.kind in kinds for found in differences.values() for d in found)
    return 1 if failing else code


def _told(problems: Sequence[Problem], faults: Sequence[str]) -> int:
    """Say what could not be examined, and return the exit code for it."""
    for words in [*faults, *map(str, problems)]:
        say(console_for(stderr=True), words)
    return code_of(problems, faults)


def _by_name(
    comparisons: Sequence[Comparison], missing: Mapping[str, Difference]
) -> dict[str, Sequence[Difference]]:
    """Return the differences of each claim; one that was only renamed is not also new."""
    renamed = {difference.words for difference in missing.values()}
    found: dict[str, Sequence[Difference]] = {name: [d] for name, d in missing.items()}
    for comparison in comparisons:
        name = comparison.claim.name
        if f"it is called {name} now" not in renamed:
            found[name] = comparison.differences
    return dict(sorted(found.items()))


def _refuse_strangers(file: Path, baseline: Baseline, found: Sequence[Comparison]) -> None:
    names = {comparison.claim.name for comparison in found}
    if names and not names & set(baseline.claims):
        raise BaselineError(
            f"{file}: none of the {len(names)} claims asked for is among the "
            f"{len(baseline.claims)} that it keeps; name the claims that it was saved for"
        )


def _is_asked(name: str, file: str, targets: Sequence[str]) -> bool:
    """Tell whether a claim that is not there would have been met among the targets."""
    folder = file.partition("/")[0]
    for target in map(Path, targets):
        if target.is_dir() and (target.resolve().name == folder or (target / folder).is_dir()):
            return True
        if name in str(target).split("::") or "/".join(target.resolve().parts[-2:]) == file:
            return True
    return not targets
