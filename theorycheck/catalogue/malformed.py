"""A claim that could not be made, and the import of its file that goes on all the same."""

import ast
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from theorycheck.catalogue.import_errors import in_words, line_in

_SHELTER = """
try:
    pass
except Exception as _theorycheck_error:
    from theorycheck.catalogue.malformed import malformed as _theorycheck_malformed
    {name} = _theorycheck_malformed({name!r}, {line}, __file__, _theorycheck_error)
"""


@dataclass(frozen=True)
class Malformed:
    """What a name is bound to whose claim could not be made; so are variants of it."""

    name: str
    line: int
    message: str

    def using(self, **_: Any) -> "Malformed":
        """Return what is no claim either."""
        return self

    def without(self, _: Any) -> "Malformed":
        """Return what is no claim either."""
        return self

    def claiming(self, _: Any) -> "Malformed":
        """Return what is no claim either."""
        return self

    def scaled(self, _: Any) -> "Malformed":
        """Return what is no claim either."""
        return self


def malformed(name: str, line: int, file: str, error: Exception) -> Malformed:
    """Return what stands for the claim `name`, which `error` kept from being made."""
    at = line_in(Path(file), error) or line
    return Malformed(name, at, f"line {at}: {in_words(error)}")


def malformed_in(namespace: Mapping[str, Any]) -> list[Malformed]:
    """Return the claims that a module would have, had they been well-formed."""
    return [
        value
        for name, value in namespace.items()
        if isinstance(value, Malformed) and value.name == name
    ]


def is_claim(function: ast.stmt) -> bool:
    """Return whether a statement of a file defines a claim: a function that ``claim`` decorates."""
    if not isinstance(function, ast.FunctionDef):
        return False
    return any(_calls_claim(decorator) for decorator in function.decorator_list)


def _calls_claim(node: ast.expr) -> bool:
    called = node.func if isinstance(node, ast.Call) else None
    return getattr(called, "id", getattr(called, "attr", "")) == "claim"


def _claimed(statement: ast.stmt) -> str | None:
    """Return the name that a statement of a file gives to a claim, with or without a trial."""
    if isinstance(statement, ast.FunctionDef) and is_claim(statement):
        return statement.name
    if isinstance(statement, ast.Assign) and _calls_claim(statement.value):
        [target, *more] = statement.targets
        return target.id if isinstance(target, ast.Name) and not more else None
    return None


def sheltered(tree: ast.Module) -> ast.Module:
    """Return a file in which whatever making a claim raises binds its name to a Malformed."""
    named = [(statement, _claimed(statement)) for statement in tree.body]
    tree.body = [_sheltered(s, name) if name is not None else s for s, name in named]
    return tree


def _sheltered(statement: ast.stmt, name: str) -> ast.stmt:
    shelter: Any = ast.parse(_SHELTER.format(name=name, line=statement.lineno)).body[0]
    for node in ast.walk(shelter):
        ast.copy_location(node, statement)
    shelter.body = [statement]
    return shelter
