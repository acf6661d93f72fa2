"""The file of a baseline: sorted JSON, a key a line, with a digest that tells edits by hand."""

import hashlib
import json
import platform
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np

from theorycheck import __version__
from theorycheck.baselines.kept import Kept
from theorycheck.documents import read_document
from theorycheck.errors import TheorycheckError

SCHEMA = 1
_TYPES = {
    "file": str, "sentence": str, "statement": str, "assumptions": list, "trial": str,
    "outcome": str, "tightness": float | int | None, "regime": dict | None,
    "change_caught": str, "replay": str, "replayed": dict,
}  # fmt: skip


class BaselineError(TheorycheckError):
    """A baseline that can't be read, or says nothing of the claims that were asked for."""


@dataclass(frozen=True)
class Baseline:
    """The claims of a baseline by name, and the settings they were judged with."""

    claims: Mapping[str, Kept]
    profile: str
    seed: int
    alpha: float
    made_with: Mapping[str, str]


def made_with() -> dict[str, str]:
    """Return the versions that numbers may depend on."""
    return {
        "theorycheck": __version__,
        "numpy": np.__version__,
        "python": platform.python_version(),
    }


def write_baseline(baseline: Baseline) -> str:
    """Return a baseline as the text of its file."""
    content = {
        "run": {"profile": baseline.profile, "seed": baseline.seed, "alpha": baseline.alpha},
        "made_with": dict(baseline.made_with),
        "claims": {name: asdict(kept) for name, kept in baseline.claims.items()},
    }
    document = {"schema": SCHEMA, "digest": _digest(content), **content}
    return json.dumps(document, indent=1, sort_keys=True, allow_nan=False) + "\n"


def _digest(content: Mapping[str, Any]) -> str:
    text = json.dumps(content, sort_keys=True, allow_nan=False)
    return hashlib.blake2b(text.encode(), digest_size=12).hexdigest()


def read_baseline(path: Path) -> Baseline:
    """Return the baseline in a file; raise BaselineError, with the cure, for any other file."""
    anew = "save it anew: theorycheck baseline save"
    data = read_document(path, anew, schema=SCHEMA, refusal=BaselineError)
    try:
        content = {name: data[name] for name in ("run", "made_with", "claims")}
        if data["schema"] != SCHEMA or data["digest"] != _digest(content):
            raise BaselineError(f"{path}: it was changed since it was written; {anew}")
        return _baseline(**content)
    except (KeyError, TypeError, AttributeError, ValueError):
        raise BaselineError(f"{path}: this is no baseline; {anew}") from None


def _baseline(run: Any, made_with: Any, claims: Any) -> Baseline:
    kept = {name: _kept(entry) for name, entry in claims.items()}
    return Baseline(kept, run["profile"], run["seed"], run["alpha"], made_with)


def _kept(entry: Mapping[str, Any]) -> Kept:
    for field in fields(Kept):
        if not isinstance(entry[field.name], _TYPES[field.name]):
            raise TypeError(field.name)
    return Kept(**entry)
