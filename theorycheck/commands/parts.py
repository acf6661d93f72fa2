"""Parts named on the command line: ``descend=my_package.optimizers:descend``, imported."""

import functools
import importlib
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any

from theorycheck.errors import CatalogueError


@contextmanager
def current_folder_on_path() -> Iterator[None]:
    """Let modules of the current folder be imported, as ``python -m`` does."""
    here = str(Path.cwd())
    sys.path.insert(0, here)
    try:
        yield
    finally:
        sys.path.remove(here)


def named_parts(given: Sequence[str]) -> dict[str, Any]:
    """Return the parts that are written ``NAME=MODULE:OBJECT``, imported, by name.

    Raises CatalogueError for what is not written so, is given twice, or is not there.
    """
    parts: dict[str, Any] = {}
    for text in given:
        name, equals, place = text.partition("=")
        asked, form = f"--with {text}", "--with descend=my_module:my_descent"
        if not (equals and name.isidentifier()):
            raise CatalogueError(f"{asked}: write {form}")
        if name in parts:
            raise CatalogueError(f"{asked}: {name} is given twice; give it once")
        parts[name] = object_at(place, asked, form)
    return parts


def object_at(place: str, asked: str, form: str) -> Any:
    """Return what is at ``MODULE:OBJECT``, imported.

    Raises CatalogueError, which says what was `asked` for and in which `form` to, for what is not
    written so or is not there.
    """
    module, colon, path = place.partition(":")
    if not (colon and all(word.isidentifier() for word in [*module.split("."), *path.split(".")])):
        raise CatalogueError(f"{asked}: write {form}")
    try:
        return functools.reduce(getattr, path.split("."), _module(module, asked))
    except AttributeError as error:
        raise CatalogueError(f"{asked}: there is no such object: {error}") from None


def _module(name: str, asked: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        raise CatalogueError(
            f"{asked}: {name} can't be imported from here ({Path.cwd()}): {why}"
        ) from error
