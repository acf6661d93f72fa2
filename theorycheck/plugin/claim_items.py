"""Claims as pytest items: one judges its claim and fails without a traceback."""

import warnings
from contextlib import ExitStack
from dataclasses import replace
from typing import Any

import pytest

from theorycheck.catalogue.finding import Problem, shown
from theorycheck.catalogue.loading import Found, claims_of, defined_twice
from theorycheck.claims.claim import Claim
from theorycheck.claims.readable import to_digits
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import UndecidedWarning
from theorycheck.executors import ExecutorError, Workers, ahead_of, opened
from theorycheck.executors.travel import origin_of
from theorycheck.judge.judging import judge
from theorycheck.judge.verdict import Verdict
from theorycheck.plugin.beside_baseline import DIFFERENCE, changes
from theorycheck.plugin.pages import packed
from theorycheck.plugin.session import budget_of, run_for
from theorycheck.report.run_json import entry
from theorycheck.runs import Stopwatch, not_looked_at, note, sharing, urgent_first
from theorycheck.runs.allowance import Sharing
from theorycheck.search.effort import Run

RUN = pytest.StashKey[Run]()
_WORKERS = pytest.StashKey[Workers | None]()
_SHARING = pytest.StashKey[tuple[Stopwatch, Sharing]]()
_OFFERED = pytest.StashKey[dict[str, Claim]]()


class NotAsExpected(Exception):
    """A claim's verdict, or the problem with it, as the reader should see it."""


class ClaimItem(pytest.Item):
    """One claim as one test."""

    def __init__(self, *, claim: Claim, **rest: Any) -> None:
        super().__init__(**rest)
        self.found = Found(claim, self.path.resolve())
        self.problem: Problem | None = None
        self.theory: dict[str, Any] | None = None

    def runtest(self) -> None:
        """Judge the claim; raise NotAsExpected unless the verdict is as it should be."""
        run = self.config.stash[RUN]
        if self.problem is not None:
            self.theory = {"claims": run.claims, "problem": self.problem.message}
            raise NotAsExpected(str(self.problem))
        verdict = self._judged(run)
        self._record(verdict, run)
        differences, fails = changes(self.config, self.found.claim, verdict)
        self.user_properties += [(DIFFERENCE, words) for words in differences]
        if verdict.failed or (self.config.option.theory_strict and not verdict.as_expected):
            raise NotAsExpected(str(verdict))
        if fails:
            raise NotAsExpected("\n".join([f"{self.name}: since the baseline", *differences]))
        if verdict.outcome is Outcome.UNDECIDED:
            self._warn(UndecidedWarning(str(verdict)))

    def _judged(self, run: Run) -> Verdict:
        claim, path, stash = self.found.claim, self.found.path, self.config.stash
        workers, (stopwatch, share) = stash[_WORKERS], stash[_SHARING]
        ahead = ahead_of(claim, workers, origin_of(path, claim.name) if workers else None)
        with stopwatch, share(self.found, run) as ours:
            verdict = (
                judge(claim, replace(ours, ahead=ahead)) if ours else not_looked_at(claim, run)
            )
        if run.remembers:
            note(self.found, verdict)
        return verdict

    def _record(self, verdict: Verdict, run: Run) -> None:
        self.user_properties.append(("theory_outcome", verdict.outcome.value))
        self.user_properties.append(("theory_tightness", to_digits(verdict.tightness, 6)))
        option, told = self.config.option, dict[str, Any]()
        if option.theory_json is not None:
            told["verdict"] = entry(self.found, verdict)
        if option.theory_report is not None:
            told["packed"] = packed(verdict)
        if told:
            self.theory = {"claims": run.claims, **told}

    def _warn(self, warning: UndecidedWarning) -> None:
        """Warn; where a filter makes errors of warnings, still only warn."""
        try:
            self.warn(warning)
        except UndecidedWarning:
            with warnings.catch_warnings():
                warnings.simplefilter("always", UndecidedWarning)
                self.warn(warning)

    def repr_failure(self, excinfo: Any, style: Any = None) -> Any:
        """Show the report alone: a refutation has no traceback."""
        if isinstance(excinfo.value, NotAsExpected):
            return str(excinfo.value)
        excinfo.traceback = excinfo.traceback.cut(path=__file__)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Any, int, str]:
        """Return the place of the claim; for one that is imported, the top of the file."""
        return self.path, (self.found.line or 1) - 1, self.name


def item_for(module: pytest.Module, name: str) -> ClaimItem | list[ClaimItem]:
    """Return the item of the claim that `name` is bound to, or none if it runs elsewhere."""
    if _OFFERED not in module.stash:
        module.stash[_OFFERED] = _offered(module)
    offered = module.stash[_OFFERED]
    if name not in offered:
        return []
    return ClaimItem.from_parent(module, name=name, claim=offered[name])


def _offered(module: pytest.Module) -> dict[str, Claim]:
    if twice := defined_twice(module.path):
        raise module.CollectError(f"{module.nodeid}::{': '.join(twice)}")
    return claims_of(vars(module.obj), module.path)


def put_urgent_first(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let claims change places, the urgent ones first, if the session's time is limited."""
    if config.option.theory_budget is None or budget_of(config).seconds is None:
        return
    ours = [item for item in items if isinstance(item, ClaimItem)]
    order = {id(found): k for k, found in enumerate(urgent_first([item.found for item in ours]))}
    sorted_ones = iter(sorted(ours, key=lambda item: order[id(item.found)]))
    items[:] = [next(sorted_ones) if isinstance(item, ClaimItem) else item for item in items]


def _sharing(config: pytest.Config, found: list[Found]) -> tuple[Stopwatch, Sharing]:
    """Return the clock of the session's claims, and what each of them has of its time.

    A worker of pytest-xdist has as much time, for about as many claims as come to it.
    """
    at_once = getattr(config, "workerinput", {}).get("workercount", 1)
    stopwatch = Stopwatch()
    seconds = budget_of(config).seconds
    return stopwatch, sharing(found[::at_once], seconds, clock=stopwatch)


def _workers(config: pytest.Config) -> Workers | None:
    if config.option.theory_executor is None or config.option.collectonly:
        return None
    stack = ExitStack()
    config.add_cleanup(stack.close)
    try:
        return stack.enter_context(opened(config.option.theory_executor))
    except ExecutorError as error:
        raise pytest.UsageError(f"theorycheck: {error}") from None


def prepare(session: pytest.Session) -> None:
    """Share alpha among the session's claims, and mark those whose name is taken."""
    items = [item for item in session.items if isinstance(item, ClaimItem)]
    if not items:
        return
    sampled = sum(bool(item.found.claim.asks.rng) for item in items)
    session.config.stash[RUN] = run_for(session.config, claims=len(items), sampled=sampled)
    session.config.stash[_SHARING] = _sharing(session.config, [item.found for item in items])
    session.config.stash[_WORKERS] = _workers(session.config)
    first: dict[str, ClaimItem] = {}
    for item in items:
        other = first.setdefault(item.name, item)
        if other.path != item.path and not item.name.startswith("test"):
            message = f"another claim of this name is in {shown(other.path)}; rename one"
            item.problem = Problem(shown(item.path), item.name, message)
