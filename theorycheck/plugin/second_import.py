"""The second import of a test module that a malformed claim broke off: the others are found."""

import ast
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, PathFinder
from importlib.util import spec_from_file_location
from pathlib import Path
from typing import Any

import pytest

from theorycheck.catalogue.loading import Sheltering
from theorycheck.catalogue.malformed import is_claim

_TRIED = pytest.StashKey[bool]()


def collected_again(module: pytest.Module, report: pytest.CollectReport) -> pytest.CollectReport:
    """Return the report on `module` imported once more, each of its claims sheltered.

    That is `report` itself where no claim is written in the module, or it was tried already. The
    asserts of a module imported so are those of Python, not of pytest.
    """
    if module.stash.get(_TRIED, False) or not _holds_claims(module.path):
        return report
    module.stash[_TRIED] = True
    with _sheltering(module.path):
        again: pytest.CollectReport = module.ihook.pytest_make_collect_report(collector=module)
    return again if again.failed or _is_sheltered(module.obj) else report


def _is_sheltered(namespace: Any) -> bool:
    return isinstance(getattr(namespace.__spec__, "loader", None), Sheltering)


def _holds_claims(path: Path) -> bool:
    try:
        return any(map(is_claim, ast.parse(path.read_bytes()).body))
    except (OSError, SyntaxError, ValueError):
        return False


class _Finder:
    """Finds one file as Python would, and has it imported with its claims sheltered."""

    def __init__(self, path: Path) -> None:
        self._path = path.resolve()

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, _: Any = None
    ) -> ModuleSpec | None:
        """Return how to import the file, or None for any other module."""
        spec = PathFinder.find_spec(name, path)
        if spec is None or spec.origin is None or Path(spec.origin).resolve() != self._path:
            return None
        return spec_from_file_location(name, spec.origin, loader=Sheltering(name, spec.origin))


@contextmanager
def _sheltering(path: Path) -> Iterator[None]:
    for name, loaded in list(sys.modules.items()):  # one import mode leaves the first try there
        if getattr(loaded, "__file__", None) == str(path):
            del sys.modules[name]
    finder: Any = _Finder(path)
    sys.meta_path.insert(0, finder)
    try:
        yield
    finally:
        sys.meta_path.remove(finder)
