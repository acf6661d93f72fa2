"""How LaTeX is read: each printed statement beside what it became, and beside that set again."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import sympy

from theorycheck.catalogue import collect
from theorycheck.claims.bound import text_of, through
from theorycheck.errors import CatalogueError
from theorycheck.latex import relation
from theorycheck.notation import symbol
from theorycheck.report.console import console_for, say
from theorycheck.report.theorem import meaning_of


def show(targets: Sequence[str], text: str | None, declared: Sequence[str]) -> int:
    """Print what a text, or each draft of `targets` that was given as LaTeX, is read as."""
    if text is not None:
        say(console_for(), "\n".join(_compared(text, relation(text, _symbols(declared)))))
        return 0
    if not targets:
        raise CatalogueError("write a file of drafts, or a statement: --text '\\eta \\le 1'")
    collection = collect(targets)
    for found in collection.found:
        if (printed := text_of(found.claim)) is not None:
            say(console_for(), found.name, "bold")
            say(console_for(), "\n".join(_compared(printed, found.claim.statement.relation)))
    for problem in collection.problems:
        say(console_for(stderr=True), str(problem))
    return 3 if collection.problems else 0


def _symbols(declared: Sequence[str]) -> Mapping[str, Any]:
    pairs = [text.rpartition("=") for text in declared]
    for (text, _, name), whole in zip(pairs, declared, strict=True):
        if not text.strip() or not name.strip().isidentifier():
            raise CatalogueError(f"{whole!r}: write LATEX=NAME, such as '\\|x - x^*\\|=distance'")
    return {text.strip(): symbol(name.strip(), "declared here") for text, _, name in pairs}


def _compared(text: str, read: Any) -> Iterator[str]:
    yield f"  as printed  {' '.join(text.split())}"
    yield f"  as read     {sympy.sstr(read)}"
    yield f"  set again   {through(sympy.latex, read)}"
    for one in sorted(read.free_symbols, key=str):
        yield f"              {one}: {meaning_of(one)}"
