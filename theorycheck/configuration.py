"""What a project asks of theorycheck: the table [tool.theorycheck] of its pyproject.toml."""

import difflib
import os
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from theorycheck.errors import CatalogueError

_KEYS: dict[str, tuple[tuple[type, ...], str]] = {
    "paths": ((list,), "a list of files and folders"),
    "profile": ((str,), '"brief", "quick", "full" or "discover"'),
    "budget": ((str,), 'a time or a number of trials, such as "5m"'),
    "budget-per-claim": ((str,), 'a time or a number of trials, such as "90s"'),
    "alpha": ((float,), "a probability"),
    "seed": ((int,), "a whole number"),
    "strict": ((bool,), "true or false"),
    "executor": ((str,), '"serial", "processes:4" or "dask://HOST:PORT"'),
    "baseline": ((str,), "a file"),
    "fail-on": ((str, list), 'kinds of difference, such as ["refuted", "drift"]'),
    "expected": ((str,), "a file of claims known to fall"),
}
_PATHS = ("paths", "baseline", "expected")
_OF_COMMANDS = {
    "check": "paths profile budget budget-per-claim alpha seed strict executor",
    "audit": "paths profile budget budget-per-claim seed executor",
    "conform": "profile alpha seed expected",
    "list": "paths",
}
_OF_BASELINES = {
    "save": "baseline paths profile alpha seed executor",
    "compare": "baseline paths budget fail-on executor",
}
_NAMES = {"paths": "targets", "baseline": "file"}  # of parameters that are called otherwise


def configuration(folder: Path) -> dict[str, Any]:
    """Return what the nearest pyproject.toml, in `folder` or above, says; {} without a table.

    Files are given as seen from the current folder. Raises CatalogueError for a file that can't be
    read, and for unknown keys and values of another type, each with what is known.
    """
    for above in (folder, *folder.parents):
        file = above / "pyproject.toml"
        if file.is_file():
            return _placed(_checked(_table(file), file), above)
    return {}


def _table(file: Path) -> Any:
    try:
        data = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise CatalogueError(f"{file}: it can't be read: {error}") from None
    tool = data.get("tool", {})
    return tool.get("theorycheck", {}) if isinstance(tool, dict) else {}


def _checked(table: Any, file: Path) -> Mapping[str, Any]:
    if not isinstance(table, dict):
        raise CatalogueError(f"{file}: tool.theorycheck is {table!r}; make it a table of settings")
    for key, value in table.items():
        if key not in _KEYS:
            near = difflib.get_close_matches(key, _KEYS, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_KEYS)}"
            raise CatalogueError(f"{file}: [tool.theorycheck] has no key {key!r}; {hint}")
        types, words = _KEYS[key]
        whole = isinstance(value, types) and (bool in types or not isinstance(value, bool))
        items = value if isinstance(value, list) else ()
        if not whole or not all(isinstance(item, str) for item in items):
            raise CatalogueError(f"{file}: [tool.theorycheck] {key} = {value!r}: write {words}")
    return table


def _placed(table: Mapping[str, Any], folder: Path) -> dict[str, Any]:
    def seen(name: str) -> str:
        return os.path.relpath(folder / name)

    placed = dict(table)
    for key in set(_PATHS) & set(table):
        value = table[key]
        placed[key] = [seen(name) for name in value] if isinstance(value, list) else seen(value)
    if isinstance(placed.get("fail-on"), list):
        placed["fail-on"] = ",".join(placed["fail-on"])
    return placed


def defaults_of_commands(settings: Mapping[str, Any]) -> dict[str, Any]:
    """Return what settings make of each command's defaults, by command and parameter."""
    commands: dict[str, Any] = {name: _of(words, settings) for name, words in _OF_COMMANDS.items()}
    baselines = {name: _of(words, settings) for name, words in _OF_BASELINES.items()}
    return {**commands, "baseline": baselines}


def _of(words: str, settings: Mapping[str, Any]) -> dict[str, Any]:
    chosen = {key: settings[key] for key in words.split() if key in settings}
    return {_NAMES.get(key, key.replace("-", "_")): value for key, value in chosen.items()}
