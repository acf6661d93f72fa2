"""Showing what claims there are and what they say; their bounds; a file for a new one."""

import importlib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from theorycheck.catalogue.finding import Collection, collect, shown
from theorycheck.catalogue.index import listed
from theorycheck.catalogue.template import new_claim
from theorycheck.commands.exit_codes import code_of
from theorycheck.errors import CatalogueError
from theorycheck.report.console import console_for, say


def list_claims(targets: Sequence[str], style: str, part: str | None = None) -> int:
    """Print the claims of `targets`, all or those that ask for a `part` in that role.

    Returns 3 if something could not be read, 2 if only a target was unknown.
    """
    collection = _LISTED[style](asking_for(part, targets) if part else targets)
    for problem in collection.problems:
        say(console_for(stderr=True), str(problem))
    return code_of(collection.problems)


def _as_text(targets: Sequence[str]) -> Collection:
    collection, console, folder = listed(targets), console_for(), None
    entries: Sequence[Any] = collection.found
    for entry in entries:
        if entry.folder != folder:
            folder = entry.folder
            say(console, folder, "bold")
        say(console, f"  {entry.name}")
        say(console, f"      {entry.headline}", "dim")
    return collection


def _as_json(targets: Sequence[str]) -> Collection:
    collection = collect(targets)
    words = _report("run_json").as_text([_in_full(found) for found in collection.found])
    console_for().print(words, end="")
    return collection


def _as_markdown(targets: Sequence[str]) -> Collection:
    collection = collect(targets)
    console_for().print(_report("markdown").catalogue_page(collection.found))
    return collection


_LISTED = {"text": _as_text, "json": _as_json, "markdown": _as_markdown}


def _report(name: str) -> Any:
    return importlib.import_module(f"theorycheck.report.{name}")


def _in_full(found: Any) -> dict[str, Any]:
    claim, meaning_of = found.claim, _report("theorem").meaning_of
    return {
        "name": claim.name,
        "sentence": claim.sentence,
        "folder": found.folder,
        "statement": claim.text,
        "latex": claim.latex,
        "assumptions": [str(assumption) for assumption in claim.assume],
        "symbols": {name: meaning_of(symbol) for name, symbol in claim.symbols.items()},
        "sharp": claim.sharp,
        "source": claim.source,
        "follows_from": list(claim.follows_from),
        "parts": {name: _part_in_full(part) for name, part in claim.parts.items()},
        "refuted_by": claim.refuted_by,
        "file": shown(found.path),
        "line": found.line,
    }


def _part_in_full(part: Any) -> dict[str, Any]:
    role = _kinds().role_of(part)
    kind, call = (role.kind, role.call) if role else (None, None)
    return {"default": getattr(part, "__name__", repr(part)), "role": kind, "call": call}


def _kinds() -> Any:
    return importlib.import_module("theorycheck.roles.kinds")


def asking_for(word: str, targets: Sequence[str]) -> list[str]:
    """Return the claims of `targets`, as FILE::NAME, with a part in a role or a kind of roles."""
    references = [role.reference for role in _kinds().named(word)]
    return [
        f"{found.path}::{found.claim.name}"
        for found in collect(targets).found
        if any(part is one for part in found.claim.parts.values() for one in references)
    ]


def explain(name: str, *, latex: bool) -> str:
    """Return a theorem as its author wrote it."""
    return str(_theorems().explain(name, latex=latex))


def bound(name: str, given: Sequence[str], solve: str | None) -> tuple[str, list[str]]:
    """Return the value of a bound, or of `solve` where it is attained, and what to beware of."""
    value, warnings = _theorems().bound(name, given, solve)
    return value, warnings


def _theorems() -> Any:
    return importlib.import_module("theorycheck.commands.theorems")


def new(name: str) -> str:
    """Write a claim file to fill in; never over one that is there."""
    text, path = new_claim(name), Path(f"{name}.py")
    try:
        with path.open("x", encoding="utf-8") as file:
            file.write(text)
    except FileExistsError:
        raise CatalogueError(f"{path}: it is there already; choose another name") from None
    return f"wrote {path}; now: theorycheck check {path}"
