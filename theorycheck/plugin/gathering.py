"""What a pytest session finds, from all its workers, and who writes it down at the end."""

import importlib
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

import pytest

from theorycheck.catalogue.finding import Problem
from theorycheck.plugin.beside_baseline import DIFFERENCE
from theorycheck.report.output import write_all

_WRITERS = {"theory_json": "json_file", "theory_report": "pages"}  # by option, in their order


@dataclass
class Gathered:
    """What a session has found so far.

    By node id: what claims sent along with their reports, what changed of them since a baseline,
    and what could not be examined.
    """

    config: pytest.Config
    sent: dict[str, dict[str, Any]] = field(default_factory=dict)
    changes: dict[str, list[str]] = field(default_factory=dict)
    problems: dict[str, Problem] = field(default_factory=dict)
    interrupted: bool = False
    seconds: float = 0.0

    @property
    def claims(self) -> int:
        """How many claims were to be judged."""
        return max((sent["claims"] for sent in self.sent.values()), default=0)

    def add_problem(self, nodeid: str, message: str) -> None:
        """Take in why something could not be examined."""
        path, _, name = nodeid.partition("::")
        self.problems[nodeid] = Problem(path, name, message)

    def sorted_problems(self) -> list[Problem]:
        """Return what could not be examined, by node id."""
        return [self.problems[nodeid] for nodeid in sorted(self.problems)]


Writer = Callable[[Gathered], None]


class Gatherer:
    """A plugin of the process that reports: takes in verdicts, and writes them when all is done."""

    def __init__(self, config: pytest.Config) -> None:
        self._gathered, self._start = Gathered(config), time.perf_counter()
        self._writers: dict[str, Writer] = {}
        self._faults: list[str] = []
        for option, module in _WRITERS.items():
            if (place := getattr(config.option, option)) is not None:
                writer = importlib.import_module(f"theorycheck.plugin.{module}").writer
                self._writers[str(place)] = writer(config.invocation_params.dir / place)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Take in a verdict, why there is none, or the loss of a worker."""
        sent = getattr(report, "theory", {})
        if "problem" in sent:
            self._gathered.add_problem(report.nodeid, sent["problem"])
        elif sent:
            self._gathered.sent[report.nodeid] = sent
            changes = [str(words) for name, words in report.user_properties if name == DIFFERENCE]
            self._gathered.changes[report.nodeid] = changes
        elif report.when not in ("setup", "call", "teardown"):
            self._gathered.add_problem(report.nodeid, report.longreprtext)

    def pytest_collectreport(self, report: pytest.CollectReport) -> None:
        """Take in a file that could not be imported."""
        if report.failed:
            lines = [line for line in report.longreprtext.splitlines() if line.strip()]
            words = lines[-1].removeprefix("E").strip() if lines else ""
            self._gathered.add_problem(report.nodeid, words)

    def pytest_keyboard_interrupt(self) -> None:
        """Note that what follows is not all."""
        self._gathered.interrupted = True

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        """Write all of it; what can't be written is an error, and costs nothing else."""
        if session.config.option.collectonly:
            return
        self._gathered.seconds = time.perf_counter() - self._start
        self._faults = write_all(
            (place, partial(write, self._gathered)) for place, write in self._writers.items()
        )
        if self._faults and not session.exitstatus:
            session.exitstatus = pytest.ExitCode.INTERNAL_ERROR

    def pytest_terminal_summary(self, terminalreporter: Any) -> None:
        """Say what could not be written."""
        for words in self._faults:
            terminalreporter.write_line(f"theorycheck: {words}", red=True)
