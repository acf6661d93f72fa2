"""What a run is to write beside what it prints: files of several forms, pages, words to GitHub."""

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, cast

from theorycheck.baselines import compared, read_baseline
from theorycheck.errors import CatalogueError
from theorycheck.report.forms import report_module
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.record import Record
from theorycheck.report.terminal import console_for
from theorycheck.search.effort import make_run

_FORMS = {
    "json": ("run_json", "run_json"),
    "markdown": ("markdown", "run_page"),
    "html": ("html", "run_html"),
    "latex": ("latex_table", "latex_table"),
    "sarif": ("annotations", "sarif"),
    "junit": ("annotations", "junit"),
    "github": ("annotations", "github_annotations"),
}


def form(name: str) -> Callable[[Record], str]:
    """Return what makes a text of a run; raise CatalogueError where it can't be made."""
    module, function = _FORMS[name]
    return cast("Callable[[Record], str]", getattr(report_module(module), function))


@dataclass(frozen=True)
class Outputs:
    """What is to be written: `files` by the name of their form, pages in the folder `report`.

    The pages tell what has changed since a `baseline`, and what became of the mutants of `audits`;
    `github` annotates lines, and adds the run's page to the summary of its job.
    """

    files: Mapping[str, Path | None] = field(default_factory=dict)
    report: Path | None = None
    baseline: Path | None = None
    audits: Path | None = None
    github: bool = False

    def refuse(self) -> None:
        """Raise CatalogueError, before anything runs, for what can't be made or written."""
        for name, file in self.files.items():
            if file:
                refuse_unwritable(file)
                form(name)
        for option, file in (("--baseline", self.baseline), ("--audits", self.audits)):
            if file and not self.report:
                raise CatalogueError(
                    f"{option} {file}: it is told in the pages of --report DIR; name them too"
                )
        if self.baseline:
            read_baseline(self.baseline)
        self._audited()
        if self.report:
            report_module("site").refuse_folder(self.report)

    def of(self, record: Record) -> Iterator[tuple[str, Callable[[], object]]]:
        """Give all of it by name, each with what writes it: files first, pages last."""
        for name, file in self.files.items():
            if file:
                yield str(file), partial(_write_file, name, file, record)
        if self.github:
            yield "--github", partial(_say_to_github, record)
        if self.report:
            yield str(self.report), partial(self._write_pages, self.report, record)

    def _write_pages(self, folder: Path, record: Record) -> None:
        with console_for().status(f"writing {folder} ..."):
            changes = _changes(record, self.baseline)
            report_module("site").write_site(record, folder, changes, self._audited())

    def _audited(self) -> Mapping[str, Any]:
        return report_module("audits").read_audits(self.audits) if self.audits else {}


def _write_file(name: str, file: Path, record: Record) -> None:
    with console_for().status(f"writing {file} ..."):
        write_whole(file, form(name)(record))


def _say_to_github(record: Record) -> None:
    console_for().file.write(form("github")(record))
    if summary := os.environ.get("GITHUB_STEP_SUMMARY"):
        with Path(summary).open("a", encoding="utf-8") as file:
            file.write(form("markdown")(record))


def _changes(record: Record, baseline: Path | None) -> dict[str, list[str]]:
    """Return what has changed of each claim since a baseline, in words."""
    if baseline is None:
        return {}
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
