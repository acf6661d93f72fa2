"""Implementations from the command line, against every theorem about their role."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from theorycheck.catalogue.finding import collect
from theorycheck.commands.parts import current_folder_on_path, object_at
from theorycheck.errors import CatalogueError
from theorycheck.report.compliance import as_json, as_table, in_words
from theorycheck.report.output import refuse_unwritable, write_whole
from theorycheck.report.run_json import as_text
from theorycheck.report.terminal import console_for, say
from theorycheck.roles import Compliance, Pair, Standing, compliance, named, roles
from theorycheck.roles.calls import places_of
from theorycheck.roles.expectations import expectations, read_expectations
from theorycheck.roles.kinds import KINDS


def conform(
    role: str,
    given: Sequence[str],
    settings: Mapping[str, Any],
    expected: Path | None,
    json_file: Path | None,
    *,
    table: bool,
) -> int:
    """Print what became of each implementation; return 1 if one fell that should not, 3 if broken.

    `given` holds the implementations, each as ``MODULE:OBJECT``.
    """
    if json_file is not None:
        refuse_unwritable(json_file)
    known = [found.claim for found in collect().found]
    places = [claim.name for one in named(role) for claim, _ in places_of(one, known)]
    known_to_fall = expectations(read_expectations(expected) if expected else None, places)
    with current_folder_on_path():
        found = compliance(_imported(given), role, known, **settings)
    say(console_for(), as_table(found) if table else in_words(found))
    if json_file is not None:
        write_whole(json_file, as_text(as_json(found)))
    return _exit_code(found, known_to_fall)


def _imported(given: Sequence[str]) -> dict[str, Any]:
    imported: dict[str, Any] = {}
    for place in given:
        name = place.rpartition(":")[2]
        if name in imported:
            raise CatalogueError(f"{place}: two implementations are called {name}; rename one")
        imported[name] = object_at(place, place, "my_module:my_implementation")
    return imported


def _exit_code(found: Compliance, known_to_fall: Mapping[str, Any]) -> int:
    codes = [_code(pair, expected=pair.claim in known_to_fall) for pair in found.pairs]
    broken = any(duty.kept is False for kept in found.duties.values() for duty in kept)
    return max([*codes, 1 if broken else 0], default=0)


def _code(pair: Pair, *, expected: bool) -> int:
    if pair.standing is Standing.ERROR:
        return 3
    fell = pair.standing is Standing.REFUTED
    return int(fell is not expected and pair.standing is not Standing.NOT_APPLICABLE)


def list_roles() -> None:
    """Print every role: its kind, how it is called, what it answers, how many claims ask for it."""
    known, console = [found.claim for found in collect().found], console_for()
    for kind, about in KINDS.items():
        say(console, f"{kind}: {about}", "bold")
        for role in (role for role in roles() if role.kind == kind):
            number = len(places_of(role, known))
            say(console, f"  {role.call}")
            say(console, f"      {role.answer} Asked for by {number} claims.", "dim")
