"""Loading a claim file: imported alone, by its path, and each way it can fail put in words."""

import ast
import hashlib
import importlib.machinery
import importlib.util
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import CodeType, ModuleType
from typing import Any

from theorycheck.catalogue.import_errors import in_words, line_in
from theorycheck.catalogue.malformed import Malformed, is_claim, malformed_in, sheltered
from theorycheck.claims.claim import Claim
from theorycheck.errors import CatalogueError


@dataclass(frozen=True)
class Found:
    """A claim, under the name it runs by, and the file it was found in."""

    claim: Claim
    path: Path

    @property
    def name(self) -> str:
        """The name it runs by."""
        return self.claim.name

    @property
    def folder(self) -> str:
        """The name of the folder it lies in: its subject."""
        return self.path.parent.name

    @property
    def line(self) -> int | None:
        """The line its trial begins at, if that is in the same file."""
        return self.claim.line if self.claim.path == self.path else None


class Unreadable(CatalogueError):
    """A claim file that can't be imported, and the claim at fault where one is."""

    def __init__(self, path: Path, name: str, message: str) -> None:
        super().__init__(message)
        self.path, self.name = path, name


def claims_in(path: Path) -> list[Found]:
    """Import the file at `path`, alone and under a name of its own, and return its claims.

    Raises Unreadable if the file can't be imported or defines two claims of one name.
    """
    return read(path)[0]


def read(path: Path) -> tuple[list[Found], list[Malformed]]:
    """Return what `claims_in` does, and beside it the claims of the file that are malformed."""
    path = path.resolve()
    namespace = vars(_imported(path))
    twice = defined_twice(path)
    if twice:
        raise Unreadable(path, *twice)
    found = [Found(claim, path) for claim in claims_of(namespace, path).values()]
    return found, malformed_in(namespace)


def claims_of(namespace: Mapping[str, Any], path: Path) -> dict[str, Claim]:
    """Return the claims that the module at `path` offers, by the variable each is bound to.

    They are those whose trial is written in that file, unless the variable begins with an
    underscore, and those bound to a name that begins with ``test``. Each is offered once, and goes
    by the name of its variable.
    """
    names: dict[int, str] = {}
    for name, value in namespace.items():
        if isinstance(value, Claim) and _is_offered(name, value, path):
            known = names.setdefault(id(value), name)
            names[id(value)] = name if name == value.name else known
    return {name: _named(namespace[name], name) for name in names.values()}


def _is_offered(name: str, claim: Claim, path: Path) -> bool:
    written_here = claim.path.resolve() == path.resolve()
    return name.startswith("test") or (written_here and not name.startswith("_"))


def _named(claim: Claim, name: str) -> Claim:
    return claim if claim.name == name else replace(claim, name=name)


class Sheltering(importlib.machinery.SourceFileLoader):
    """Compiles the file as it is now, each claim sheltered; keeps no compiled files beside it."""

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002 - there is one
        """Return the code of the file, in which a malformed claim does not end the import."""
        tree = ast.parse(self.get_data(self.path), self.path)
        return self.source_to_code(sheltered(tree), self.path)


def _imported(path: Path) -> ModuleType:
    digest = hashlib.blake2b(str(path).encode(), digest_size=6).hexdigest()
    name = f"theorycheck_claims_{digest}_{path.stem}"
    loader = Sheltering(name, str(path))
    spec = importlib.util.spec_from_file_location(name, path, loader=loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        loader.exec_module(module)
    except BaseException as error:
        sys.modules.pop(name, None)
        if isinstance(error, Exception | SystemExit):
            raise _unreadable(path, error) from error
        raise
    return module


def _unreadable(path: Path, error: BaseException) -> Unreadable:
    if isinstance(error, SyntaxError) and error.filename == str(path):
        text = (error.text or "").strip()
        return Unreadable(path, "", f"line {error.lineno}: {error.msg}{text and ': '}{text}")
    line = line_in(path, error)
    place = f"line {line}: " if line else ""
    return Unreadable(path, _name_at(path, line), place + in_words(error))


def _name_at(path: Path, line: int | None) -> str:
    functions = [] if line is None else _functions(path)
    return next((f.name for f in functions if _first_line(f) <= (line or 0) <= _last_line(f)), "")


def _functions(path: Path) -> list[ast.FunctionDef]:
    body = ast.parse(path.read_bytes()).body
    return [node for node in body if isinstance(node, ast.FunctionDef)]


def _first_line(function: ast.FunctionDef) -> int:
    return min([function.lineno, *(d.lineno for d in function.decorator_list)])


def _last_line(function: ast.FunctionDef) -> int:
    return function.end_lineno or function.lineno


def defined_twice(path: Path) -> tuple[str, str] | None:
    """Return the name that two claims of one file share, where the second hides the first."""
    lines: dict[str, int] = {}
    for function in filter(is_claim, _functions(path)):
        first = lines.setdefault(function.name, function.lineno)
        if first != function.lineno:
            message = f"two claims of this name, at lines {first} and {function.lineno}; rename one"
            return function.name, message
    return None
