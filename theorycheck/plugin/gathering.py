"""The verdicts of a pytest session, from all its workers, in one JSON file."""

import time
from pathlib import Path
from typing import Any

import pytest

from theorycheck.catalogue.finding import Problem
from theorycheck.plugin.session import budgets, run_for
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.run_json import as_text, run_document


class Gatherer:
    """A plugin of the process that reports: takes in verdicts, and writes them when all is done."""

    def __init__(self, config: pytest.Config) -> None:
        self._config, self._start = config, time.perf_counter()
        self._path = Path(config.invocation_params.dir, config.option.theory_json)
        self._seen: dict[str, dict[str, Any]] = {}
        self._problems: dict[str, Problem] = {}
        self._interrupted = False
        refuse_unwritable(self._path)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in a verdict, or the loss of a worker."""
        theory = getattr(report, "theory", None)
        if theory and "verdict" in theory:
            self._seen[report.nodeid] = theory
        elif theory and "problem" in theory:
            self._add_problem(report.nodeid, theory["problem"])
        elif report.when not in ("setup", "call", "teardown"):
            self._add_problem(report.nodeid, report.longreprtext)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take in a file that could not be imported."""
        if report.failed:
            lines = [line for line in report.longreprtext.splitlines() if line.strip()]
            self._add_problem(report.nodeid, lines[-1].removeprefix("E").strip() if lines else "")

    def _add_problem(self, nodeid: str, message: str) -> None:
        path, _, name = nodeid.partition("::")
        self._problems[nodeid] = Problem(path, name, message)

    def pytest_keyboard_interrupt(self) -> None:
        """Note that what follows is not all."""
        self._interrupted = True

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self) -> None:
        """Write the document."""
        if not self._config.option.collectonly:
            write_whole(self._path, as_text(self._document()))

    def _document(self) -> dict[str, Any]:
        entries = [self._seen[nodeid] for nodeid in sorted(self._seen)]
        claims = max((entry["claims"] for entry in entries), default=0)
        run = run_for(self._config, claims=claims)
        settings = {
            "profile": run.profile,
            "budget": budgets(self._config).text,
            "alpha": run.alpha,
            "alpha_per_claim": run.alpha_per_claim,
            "seed": run.seed,
            "claims": claims,
            "strict": bool(self._config.option.theory_strict),
        }
        return run_document(
            settings,
            [entry["verdict"] for entry in entries],
            [self._problems[nodeid] for nodeid in sorted(self._problems)],
            seconds=time.perf_counter() - self._start,
            interrupted=self._interrupted,
        )
