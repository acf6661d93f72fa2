"""Counterexamples of earlier runs, kept in Hypothesis's example database and tried first.

The database is the one that Hypothesis is set to use: ``.hypothesis/examples`` unless told
otherwise, and none where ``CI=true``. What it holds is a suspect like any other, decided anew.
"""

import contextlib
import hashlib
import json
from collections.abc import Sequence
from typing import Any

import hypothesis
from hypothesis.database import (
    ExampleDatabase,
    InMemoryExampleDatabase,
    choices_from_bytes,
    choices_to_bytes,
)

from theorycheck.claims.claim import Claim
from theorycheck.claims.draws import Instance


def has_memory() -> bool:
    """Return whether Hypothesis is set to keep examples."""
    return hypothesis.settings().database is not None


def recalled(claim: Claim) -> list[Sequence[Any]]:
    """Return the choices behind each counterexample to `claim` that is kept."""
    kept = (choices_from_bytes(entry) for entry in sorted(_database().fetch(_key(claim))))
    return [choices for choices in kept if choices]


def keep(claim: Claim, instance: Instance) -> None:
    """Keep a counterexample to `claim`, for the next run to try first."""
    if instance.witness is not None or not instance.choices:
        return
    forget(claim)
    with contextlib.suppress(OSError):  # a folder that can't be written remembers nothing
        _database().save(_key(claim), choices_to_bytes([c.value for c in instance.choices]))


def forget(claim: Claim) -> None:
    """Drop what is kept of `claim`: it stands by now, or a smaller counterexample is known."""
    database = _database()
    for entry in list(database.fetch(_key(claim))):
        with contextlib.suppress(OSError):
            database.delete(_key(claim), entry)


def _database() -> ExampleDatabase:
    kept = hypothesis.settings().database
    return InMemoryExampleDatabase() if kept is None else kept


def _key(claim: Claim) -> bytes:
    identity = json.dumps(["theorycheck", claim.path.name, claim.name, *claim.modified])
    return hashlib.blake2b(identity.encode(), digest_size=16).digest()
