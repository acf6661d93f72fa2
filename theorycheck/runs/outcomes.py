"""What became of each claim in the last run, kept in Hypothesis's example database.

It says which claims are urgent, and how long they take; no verdict hangs on it. As counterexamples
are, it is kept where Hypothesis is set to keep examples: ``.hypothesis/examples`` unless told
otherwise, and nowhere where ``CI=true``. What can't be read is as if it were not there.
"""

import contextlib
import hashlib
import json
import math
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import hypothesis

from theorycheck.catalogue.finding import Found
from theorycheck.confirm.decision import Outcome
from theorycheck.executors.travel import digest_of
from theorycheck.judge.verdict import Verdict

_MARGIN, _ADDED = 1.5, 0.5  # times the seconds it took, and seconds: another machine may be slower
_LONG = 1 / 16  # of a worker's share of the run


@dataclass(frozen=True)
class Known:
    """What the last run found of a claim: its outcome, in how many seconds, and of which file."""

    outcome: str
    seconds: float
    file: str

    @property
    def is_settled(self) -> bool:
        """Whether it stood or fell."""
        return self.outcome in (Outcome.STANDS.value, Outcome.REFUTED.value)


def known(found: Found) -> Known | None:
    """Return what the last run found of a claim whose file has not changed since."""
    database = hypothesis.settings().database
    if database is None:
        return None
    with contextlib.suppress(OSError, ValueError, TypeError, RecursionError):
        for entry in database.fetch(_key(found)):
            seen = Known(**json.loads(entry))
            is_whole = isinstance(seen.outcome, str) and 0 <= seen.seconds < math.inf
            if is_whole and seen.file == _digest(found.path):
                return seen
    return None


def note(found: Found, verdict: Verdict) -> None:
    """Keep what a run has found of a claim, in place of what the one before did."""
    database = hypothesis.settings().database
    if database is None:
        return
    seen = Known(verdict.outcome.value, round(verdict.seconds, 3), _digest(found.path))
    with contextlib.suppress(OSError):  # a folder that can't be written remembers nothing
        for entry in list(database.fetch(_key(found))):
            database.delete(_key(found), entry)
        database.save(_key(found), json.dumps(asdict(seen)).encode())


def needed(seen: Known | None) -> float:
    """Return how many seconds a claim needs, judging from the last run; infinite if unknown."""
    if seen is None or not seen.is_settled:
        return math.inf
    return _MARGIN * seen.seconds + _ADDED


def urgent_first(found: Sequence[Found]) -> list[Found]:
    """Return claims in the order in which a run of limited time should judge them.

    First those that the last run left open or that have changed since, then the settled ones.
    """

    def is_settled(item: Found) -> bool:
        seen = known(item)
        return seen is not None and seen.is_settled

    return sorted(found, key=is_settled)


def long_first(found: Sequence[Found], at_once: int) -> list[int]:
    """Return the order, as places in `found`, in which workers should begin claims.

    Those that took long in the last run come first, lest one of them be left to a single worker at
    the end; the others keep their places, so that a reader sees results soon. `at_once` is how many
    workers there are.
    """
    seconds = [seen.seconds if (seen := known(item)) else 0.0 for item in found]
    least = _LONG * sum(seconds) / at_once
    return sorted(range(len(found)), key=lambda k: -seconds[k] if seconds[k] > least else 0.0)


def _digest(path: Path) -> str:
    return digest_of(path) if path.is_file() else ""


def _key(found: Found) -> bytes:
    claim = found.claim
    identity = ["theorycheck outcome", found.path.name, claim.name, *claim.modified]
    return hashlib.blake2b(json.dumps(identity).encode(), digest_size=16).digest()
