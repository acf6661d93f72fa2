"""The verdicts of a pytest session, from all its workers, as a folder of pages."""

import functools
import pickle
import time
from pathlib import Path
from typing import Any

import pytest

from theorycheck.catalogue.finding import Problem, claims_in
from theorycheck.catalogue.loading import Found
from theorycheck.errors import CatalogueError
from theorycheck.judge.verdict import Verdict
from theorycheck.plugin.beside_baseline import DIFFERENCE
from theorycheck.plugin.session import run_for
from theorycheck.report.forms import report_module
from theorycheck.report.record import Record
from theorycheck.runs import travelling


def packed(verdict: Verdict) -> bytes:
    """Return a verdict as it goes along with a test's report."""
    return pickle.dumps(travelling(verdict))


class Reporter:
    """A plugin of the process that reports: takes in verdicts, and writes pages at the end."""

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._start = config, time.perf_counter()
        self._folder = Path(config.invocation_params.dir, config.option.theory_report)
        self._seen: dict[str, tuple[Verdict, list[str]]] = {}
        self._problems: dict[str, Problem] = {}
        self._claims = 0
        self._site = report_module("site")
        self._site.refuse_folder(self._folder)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in a verdict, what changed since a baseline, or why there is no verdict."""
        theory = getattr(report, "theory", None)
        if theory and "packed" in theory:
            changes = [str(w) for name, w in report.user_properties if name == DIFFERENCE]
            self._claims = max(self._claims, theory["claims"])
            self._seen[report.nodeid] = pickle.loads(theory["packed"]), changes  # noqa: S301 - ours
        elif theory and "problem" in theory:
            self._add_problem(report.nodeid, theory["problem"])

    def _add_problem(self, nodeid: str, message: str) -> None:
        path, _, name = nodeid.partition("::")
        self._problems[nodeid] = Problem(path, name, message)

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Write the pages."""
        if self._config.option.collectonly:
            return
        record = Record(run_for(self._config, claims=max(1, self._claims)))
        changes = {}
        for nodeid in sorted(self._seen):
            verdict, changed = self._seen[nodeid]
            found = self._found(nodeid)
            if found is None:
                self._add_problem(nodeid, "its file can't be loaded by itself, for a page of it")
                continue
            record.found.append(found)
            record.verdicts.append((found, _of(found, verdict)))
            changes[found.claim.name] = changed
        record.problems = [self._problems[nodeid] for nodeid in sorted(self._problems)]
        record.seconds = time.perf_counter() - self._start
        self._site.write_site(record, self._folder, changes)

    def _found(self, nodeid: str) -> Found | None:
        path, _, name = nodeid.partition("::")
        found = _claims_in(self._config.rootpath / path)
        return next((one for one in found if one.claim.name == name), None)


@functools.lru_cache(maxsize=1)  # the claims of a file come one after the other
def _claims_in(path: Path) -> list[Found]:
    try:
        return claims_in(path)
    except CatalogueError:
        return []


def _of(found: Found, verdict: Any) -> Verdict:
    return Verdict(**{**vars(verdict), "claim": found.claim})
