"""Counterexamples kept in the repository: tried first, so that what is known false falls at once.

Beside the file of a refuted claim lies ``NAME.certificate.json``: the choices behind a
counterexample, the text of it, and what proved it. The quick and the full profile try it before
anything else and search only if it no longer breaks the claim; discover searches all the same. A
claim's own witness goes before it.
"""

import json
from pathlib import Path
from typing import Any

from theorycheck.claims.claim import Claim
from theorycheck.errors import CatalogueError
from theorycheck.search.replay import decoded

SCHEMA = 1


def certificate_path(claim: Claim) -> Path:
    """Return the file that holds, or would hold, the pinned counterexample to `claim`."""
    return claim.path.with_name(f"{claim.name}.certificate.json")


def read_certificate(claim: Claim) -> dict[str, Any] | None:
    """Return the pinned counterexample to a refuted claim, as plain data; None if there is none.

    Raises CatalogueError for a file that is not one of ours.
    """
    if claim.refuted_by is None:
        return None
    path = certificate_path(claim)
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{path}: it can't be read as a certificate: {error}") from error
    if not isinstance(data, dict) or data.get("schema") != SCHEMA or "choices" not in data:
        raise CatalogueError(f"{path}: it is no certificate of schema {SCHEMA}; pin it again")
    return data


def pinned_choices(claim: Claim) -> list[list[Any]]:
    """Return the choices behind each pinned counterexample to a claim: one, or none.

    A counterexample to the claim as it was written is none to a claim made of it by a verb; to the
    same claim about other parts it may be one, and is tried.
    """
    is_another = any(not words.startswith("using ") for words in claim.modified)
    data = None if is_another else read_certificate(claim)
    return [decoded(data["choices"])] if data and data["choices"] else []
