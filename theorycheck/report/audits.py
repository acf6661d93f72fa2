"""Audits as JSON: what ``theorycheck audit --json`` writes, and the pages of a run read again."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from theorycheck.audit import Audit, Judged, kill_score
from theorycheck.audit.auditing import SCHEMA
from theorycheck.documents import read_document
from theorycheck.errors import CatalogueError
from theorycheck.report.run_json import as_text

_CURE = "write it anew: theorycheck audit --json FILE"


def audits_json(audits: Sequence[Audit]) -> str:
    """Return audits as the text of a JSON file."""
    killed, counted = kill_score(audits)
    whole = {
        "schema": SCHEMA,
        "killed": killed,
        "counted": counted,
        "kill_score": killed / counted if counted else None,
        "audits": [found.to_dict() for found in audits],
    }
    return as_text(whole)


@dataclass(frozen=True)
class Audited:
    """What an audit found of the mutants of a claim, whose statement was this one."""

    statement: str
    mutants: Sequence[Judged]
    error: str

    @property
    def summary(self) -> str:
        """How many mutants met each fate, in words."""
        counts = Counter(mutant.fate for mutant in self.mutants)
        words = [f"{counts[fate]} {fate}" for fate in counts]
        return f"{len(self.mutants)} mutants: {', '.join(words)}" if words else "no mutants"


def read_audits(path: Path) -> dict[str, Audited]:
    """Return the audits in a file by the names of their claims.

    Raises CatalogueError, with the cure, for any other file.
    """
    data = read_document(path, _CURE, schema=SCHEMA)
    try:
        return {entry["claim"]: _audited(entry) for entry in data["audits"]}
    except (KeyError, TypeError, AttributeError):
        raise CatalogueError(f"{path}: these are no audits; {_CURE}") from None


def _audited(entry: Mapping[str, Any]) -> Audited:
    mutants = [Judged(**mutant) for mutant in entry["mutants"]]
    words = [w for mutant in mutants for w in vars(mutant).values()]
    if not all(isinstance(w, str) for w in [*words, entry["statement"], entry["error"]]):
        raise TypeError
    return Audited(entry["statement"], mutants, entry["error"])
