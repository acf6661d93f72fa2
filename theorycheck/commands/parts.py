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
        module, colon, path = place.partition(":")
        names = [name, *module.split("."), *path.split(".")]
        if not (equals and colon and all(word.isidentifier() for word in names)):
            raise CatalogueError(f"--with {text}: write --with descend=my_module:my_descent")
        if name in parts:
            raise CatalogueError(f"--with {text}: {name} is given twice; give it once")
        parts[name] = _object(_module(module, text), path, text)
    return parts


def _module(name: str, text: str) -> ModuleType:
    try:
        return importlib.import_module(name)
    except (Exception, SystemExit) as error:
        why = f"{type(error).__name__}: {error}".splitlines()[0]
        raise CatalogueError(
            f"--with {text}: {name} can't be imported from here ({Path.cwd()}): {why}"
        ) from error


def _object(module: ModuleType, path: str, text: str) -> Any:
    try:
        return functools.reduce(getattr, path.split("."), module)
    except AttributeError as error:
        raise CatalogueError(f"--with {text}: there is no such object: {error}") from None
