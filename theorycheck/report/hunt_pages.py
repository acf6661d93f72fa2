"""What a hunt found: a table, plain data, and one page a find for a stranger to read."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from theorycheck.claims.bound import text_of
from theorycheck.hunting import Find
from theorycheck.report.markdown import block, code, table, text
from theorycheck.report.theorem import headline


def lines_of(finds: Sequence[Find]) -> Iterator[str]:
    """Give a line a draft, the most convincing finds first, with what would have stood."""
    for find in sorted(finds, key=lambda find: find.rank):
        yield f"{find.verdict['outcome']:<10} {find.claim.name}"
        if find.fell:
            yield f"           {_instance(find)}"
            yield from (
                f"           stands: {repair.words}{_tight(repair)}" for repair in find.repairs
            )


def _instance(find: Find) -> str:
    certificate = find.verdict["evidence"].get("certificate") or {}
    sides = f": {certificate['lesser']} against {certificate['greater']}" if certificate else ""
    return f"{find.shown}{sides}"


def _tight(repair: Any) -> str:
    return "" if repair.tightness is None else f" (tightness {repair.tightness:.3g})"


def as_document(finds: Sequence[Find], problems: Sequence[str]) -> dict[str, Any]:
    """Return all of it as plain data."""
    return {
        "schema": 1,
        "finds": [
            {
                "claim": find.claim.name,
                "verdict": dict(find.verdict),
                "repairs": [vars(repair) for repair in find.repairs],
            }
            for find in sorted(finds, key=lambda find: find.rank)
        ],
        "problems": list(problems),
    }


def page(find: Find) -> str:
    """Return the page of a find: as printed, source, instance, corrected, how to reproduce."""
    claim = find.claim
    corrected = [
        (text(repair.words), code(repair.statement), _tight(repair).strip(" ()"))
        for repair in find.repairs
    ]
    parts = [
        f"# {text(claim.name.replace('_', ' '))}",
        text(headline(claim)),
        f"Source: {text(claim.source)}",
        "## As printed",
        *([block(printed), "read as"] if (printed := text_of(claim)) else []),
        code(claim.text),
        *(["assuming " + ", ".join(code(str(a)) for a in claim.assume)] if claim.assume else []),
        "## What refutes it",
        block(_without_paths(find.words)),
        "## What stands",
        table(["change", "statement", "tightness"], corrected)
        if corrected
        else "None of the small changes that were tried makes it stand.",
        "## How to reproduce",
        block(f"theorycheck replay {find.verdict['replay']} FILE"),
    ]
    return "\n\n".join(parts) + "\n"


def _without_paths(words: str) -> str:
    return re.sub(r"(?<![\w/])/(?:[\w.-]+/)+", "", words)


def counted(finds: Sequence[Find], problems: Sequence[str]) -> str:
    """Return the hunt in one line."""
    fell = [find for find in finds if find.fell]
    mended = sum(bool(find.repairs) for find in fell)
    standing = sum(find.verdict["outcome"] == "stands" for find in finds)
    rest = len(finds) - len(fell) - standing
    counts = [(mended, "of them mended"), (standing, "stand"), (rest, "open")]
    counts.append((len(problems), "could not be read"))
    return ", ".join([f"{len(fell)} fell", *(f"{n} {word}" for n, word in counts if n)])
