"""What an implementation is known not to satisfy, and why: expected failures, each with a reason.

An expectation may hold the replay string of the counterexample: then that alone is judged again,
and whether it still falls does not depend on a search.
"""

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from theorycheck.documents import read_document
from theorycheck.errors import CatalogueError


@dataclass(frozen=True)
class Expectation:
    """Why a claim is expected to fall for an implementation, and how to see it fall again."""

    reason: str
    replay: str = ""


def expectations(given: Mapping[str, Any] | None, known: Iterable[str]) -> dict[str, Expectation]:
    """Read expectations by claim: each a reason, or a pair of a reason and a replay string.

    Raises CatalogueError, with the nearest name, for a claim that is not `known`, and for what is
    no reason.
    """
    names = sorted(known)
    read: dict[str, Expectation] = {}
    for name, what in (given or {}).items():
        if name not in names:
            near = difflib.get_close_matches(name, names, 1)
            hint = f"; did you mean {near[0]}?" if near else ""
            raise CatalogueError(f"expected: no claim of this role is called {name!r}{hint}")
        read[name] = _expectation(name, what)
    return read


def _expectation(name: str, what: Any) -> Expectation:
    words = [what] if isinstance(what, str) else what
    are_words = isinstance(words, list | tuple) and all(isinstance(w, str) for w in words)
    if not are_words or not 1 <= len(words) <= 2 or not words[0].strip():
        raise CatalogueError(
            f"expected[{name!r}] is {what!r}: give the reason, or (reason, replay string)"
        )
    return Expectation(*words)


def read_expectations(path: Path) -> dict[str, Any]:
    """Read a JSON file of expectations; raise CatalogueError for one that holds something else."""
    form = (
        'expected failures are written {"claim_name": "reason"} or '
        '{"claim_name": ["reason", "replay string"]}'
    )
    given = read_document(path, form)
    if not isinstance(given, dict):
        raise CatalogueError(f"{path}: {form}")
    return given
