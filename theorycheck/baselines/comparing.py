"""Judging claims for a baseline, and judging them again beside one."""

import functools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from theorycheck.baselines.differences import Difference, Kind, drift, edits, renamings
from theorycheck.baselines.file import Baseline, read_baseline
from theorycheck.baselines.kept import Kept, Saved, kept_of, measured, written
from theorycheck.claims.claim import Claim
from theorycheck.confirm.decision import Outcome
from theorycheck.errors import CatalogueError
from theorycheck.judge.judging import judge
from theorycheck.judge.replaying import replay
from theorycheck.judge.verdict import Verdict
from theorycheck.search.effort import Run
from theorycheck.search.replay import read_replay


@dataclass(frozen=True)
class Comparison:
    """A claim beside what a baseline keeps of it.

    `written` is what a baseline would keep of its text; `repeats` tells whether the same instance
    gave the same numbers to the last bit.
    """

    claim: Claim
    written: Mapping[str, Any]
    differences: tuple[Difference, ...]
    repeats: bool


def saving(claim: Claim, run: Run) -> Saved:
    """Judge a claim; return what a baseline keeps of it."""
    verdict = judge(claim, run)
    kept = kept_of(claim, verdict, _replayed(claim, verdict.replay, run))
    return Saved(claim, kept, str(verdict), verdict.outcome.value, verdict.as_expected)


def _replayed(claim: Claim, string: str, run: Run) -> Verdict | None:
    return replay(claim, read_replay(string), run) if string else None


@dataclass(frozen=True)
class Comparing:
    """A function that judges a claim beside the baseline in a file; it travels to workers."""

    path: str

    def __call__(self, claim: Claim, run: Run) -> Comparison:
        """Replay what the baseline keeps of the claim; judge it anew if that has changed."""
        return compared(claim, _read(self.path).claims.get(claim.name), run)


@functools.lru_cache(maxsize=2)
def _read(path: str) -> Baseline:
    return read_baseline(Path(path))


def compared(
    claim: Claim, before: Kept | None, run: Run, verdict: Verdict | None = None
) -> Comparison:
    """Hold a claim against what a baseline keeps of it.

    The same instance is judged on the same randomness. Where anything but a sentence differs, or
    nothing was kept, the claim is judged anew, unless its `verdict` is given.
    """
    now = written(claim)
    if before is None:
        verdict = verdict or judge(claim, run)
        new = Difference(Kind.NEW, f"it {_DID[verdict.outcome.value]}")
        return Comparison(claim, now, (*_worse("", verdict), new), repeats=False)
    drifted, repeats = _drifted(claim, before, run)
    changes = [*edits(before, now), *drifted]
    changed = any(change.kind is not Kind.SENTENCE for change in changes)
    if changed or verdict is not None or not repeats:
        changes = [*_worse(before.outcome, verdict or judge(claim, run)), *changes]
    return Comparison(claim, now, tuple(changes), repeats)


def _drifted(claim: Claim, before: Kept, run: Run) -> tuple[list[Difference], bool]:
    """Return what differs at the baseline's instance, and whether nothing does to the last bit."""
    try:
        verdict = _replayed(claim, before.replay, run)
    except CatalogueError:
        return [Difference(Kind.TRIAL, "it draws otherwise")], False
    if verdict is None or verdict.outcome is Outcome.ERROR:
        return [], False
    now = measured(claim, verdict)
    return list(drift(before.replayed, now)), now == before.replayed


def _worse(before: str, verdict: Verdict) -> Iterator[Difference]:
    """Give the difference that an outcome makes, if it is another one than before."""
    now = verdict.outcome
    if now.value == before or (not before and verdict.as_expected):
        return
    was = f"it {_DID[before]}; now: " if before else ""
    if verdict.as_expected:
        yield Difference(Kind.SETTLED, f"{was}it {_DID[now.value]}")
    else:
        kinds = {Outcome.UNDECIDED: Kind.UNDECIDED, Outcome.ERROR: Kind.ERROR}
        yield Difference(kinds.get(now, Kind.REFUTED), f"{was}{verdict.reason}")


_DID = {
    "stands": "stands",
    "refuted": "fell",
    "undecided": "was undecided",
    "error": "had an error",
}


def gone(
    baseline: Baseline, comparisons: Sequence[Comparison], is_asked: Mapping[str, bool]
) -> dict[str, Difference]:
    """Return what became of claims of a baseline that are not there: renamed, or vanished.

    `is_asked` tells of each of its claims whether it lies where claims were looked for.
    """
    there = {comparison.claim.name: comparison.written for comparison in comparisons}
    new = {name: text for name, text in there.items() if name not in baseline.claims}
    missing = {
        name: kept for name, kept in baseline.claims.items() if name not in there and is_asked[name]
    }
    renamed = renamings(missing, new)
    return {
        name: Difference(Kind.RENAMED, f"it is called {renamed[name]} now")
        if name in renamed
        else Difference(Kind.VANISHED, f"it was in {kept.file}")
        for name, kept in missing.items()
    }
