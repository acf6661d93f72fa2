"""Hunting from the command line: drafts judged, finds ranked, pages written."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from theorycheck.commands.acting import acted_on
from theorycheck.commands.exit_codes import code_of
from theorycheck.errors import fault
from theorycheck.hunting import Find, hunted
from theorycheck.report.hunt_pages import as_document, counted, lines_of, page
from theorycheck.report.output import refuse_unwritable, refuse_unwritable_folder, write_whole
from theorycheck.report.run_json import as_text
from theorycheck.report.terminal import console_for, say
from theorycheck.runs import Budgets
from theorycheck.search.effort import make_run


def hunt(
    targets: Sequence[str],
    settings: Mapping[str, Any],
    budget: str | None,
    json_file: Path | None,
    pages: Path | None,
    executor: str,
) -> int:
    """Judge the drafts of `targets`, say what fell and what would stand; return the exit code."""
    seconds = Budgets(budget, None).of_run().seconds
    if json_file:
        refuse_unwritable(json_file)
    if pages:
        refuse_unwritable_folder(pages)
    run = make_run(**settings)
    collection, _, found = acted_on(hunted, targets, run, executor, budget=seconds)
    finds = [item for item in found if isinstance(item, Find)]
    faults = [fault(item) for item in found if not isinstance(item, Find)]
    problems = [*faults, *map(str, collection.problems)]
    say(console_for(), "\n".join([*lines_of(finds), *problems, counted(finds, problems)]))
    if json_file:
        write_whole(json_file, as_text(as_document(finds, problems)))
    if pages:
        _write_pages(pages, finds)
    return 1 if any(find.fell for find in finds) else code_of(collection.problems, faults)


def _write_pages(folder: Path, finds: Sequence[Find]) -> None:
    """Write a page for each find; the others of the folder stay."""
    folder.mkdir(exist_ok=True)
    for find in finds:
        if find.fell:
            write_whole(folder / f"{find.claim.name}.md", page(find))
