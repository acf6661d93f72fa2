"""The verdicts of a pytest session as a folder of pages."""

import functools
import pickle
from pathlib import Path
from typing import Any

from theorycheck.catalogue.finding import claims_in
from theorycheck.catalogue.loading import Found
from theorycheck.errors import CatalogueError
from theorycheck.judge.verdict import Verdict
from theorycheck.plugin.gathering import Gathered, Writer
from theorycheck.plugin.session import run_for
from theorycheck.report.forms import report_module
from theorycheck.report.record import Record
from theorycheck.runs import travelling


def packed(verdict: Verdict) -> bytes:
    """Return a verdict as it goes along with a test's report."""
    return pickle.dumps(travelling(verdict))


def writer(folder: Path) -> Writer:
    """Return what writes the pages; raise CatalogueError where they can't be."""
    site = report_module("site")
    site.refuse_folder(folder)

    def write(gathered: Gathered) -> None:
        record, changes = _recorded(gathered)
        site.write_site(record, folder, changes)

    return write


def _recorded(gathered: Gathered) -> tuple[Record, dict[str, list[str]]]:
    """Return what a session has found as a run, and what changed of its claims."""
    config, changes = gathered.config, {}
    record = Record(run_for(config, claims=max(1, gathered.claims)))
    for nodeid in sorted(gathered.sent):
        found = _found(config.rootpath, nodeid)
        if found is None:
            gathered.add_problem(nodeid, "its file can't be loaded by itself, for a page of it")
            continue
        verdict = pickle.loads(gathered.sent[nodeid]["packed"])  # noqa: S301 - ours
        record.found.append(found)
        record.verdicts.append((found, _of(found, verdict)))
        changes[found.claim.name] = gathered.changes[nodeid]
    record.problems = gathered.sorted_problems()
    record.seconds, record.interrupted = gathered.seconds, gathered.interrupted
    return record, changes


def _found(root: Path, nodeid: str) -> Found | None:
    path, _, name = nodeid.partition("::")
    return next((one for one in _claims_in(root / path) if one.claim.name == name), None)


@functools.lru_cache(maxsize=1)  # the claims of a file come one after the other
def _claims_in(path: Path) -> list[Found]:
    try:
        return claims_in(path)
    except CatalogueError:
        return []


def _of(found: Found, verdict: Any) -> Verdict:
    return Verdict(**{**vars(verdict), "claim": found.claim})
