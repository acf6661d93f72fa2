"""What benchmarks measured and kept as JSON in this folder, as tables for its pages."""

import json
import sys
from collections import Counter
from pathlib import Path

import numpy as np

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent / "benchmarks" / "speed"))

from tables import tables  # noqa: E402 - it stands beside what measures

from theorycheck.experiments.blood_samples import (  # noqa: E402
    COUNTS,
    PURITIES,
    errors_and_limit,
    two_wines,
)
from theorycheck.learning.datasets import Dataset, breast_cancer  # noqa: E402
from theorycheck.search.randomness import generator  # noqa: E402

GOOD = ("stands", "stands within rounding", "stands by borrowed proof")


def _kept(name: str) -> dict:
    return json.loads((DOCS / name).read_text(encoding="utf-8"))


def speed_tables() -> str:
    """Return the tables of docs/speed.json, which `python benchmarks/run.py --write` made."""
    return tables(_kept("speed.json"))


def implementations_table() -> str:
    """Return what became of each implementation, and a sentence on all that did not stand."""
    data = _kept("implementations.json")
    rows = sorted(data["rows"], key=lambda row: (row["role"], row["implementation"]))
    head = "| role | implementation | stands | within rounding | borrowed | else | seconds |"
    head += " of the reference alone |"
    lines = [head, "|---|---|---|---|---|---|---|---|", *map(_row, rows)]
    releases = ", ".join(f"{name} {version}" for name, version in data["versions"].items())
    notes = [f"* {note}" for row in rows for note in _notes(row)]
    return "\n".join([f"With {releases}.", "", *lines, "", *dict.fromkeys(notes)])


def blood_table() -> str:
    """Return what networks get wrong on cells by patients and purity, measured here and now."""
    lines = ["| cells | purity |" + "".join(f" {count:,} patients |" for count in COUNTS)]
    lines += ["|---|---|" + "---|" * len(COUNTS)]
    for cells in (breast_cancer(), two_wines()):
        for purity in PURITIES:
            row = [_error_and_limit(cells, count, purity) for count in COUNTS]
            lines.append(f"| {cells.name.replace('_', ' ')} | {purity:g} | {' | '.join(row)} |")
    return "\n".join(lines)


def _error_and_limit(cells: Dataset, count: int, purity: float) -> str:
    errors, limit = errors_and_limit(generator("ward", count, purity), cells, count, purity)
    return f"{np.median(errors):.2f} ({'nothing' if limit >= 1 / 2 else f'{limit:.2f}'})"


def _row(row: dict) -> str:
    counts = row["standings"]
    good = [str(counts.get(word, 0) or "") for word in GOOD]
    rest = ", ".join(f"{n} {word}" for word, n in counts.items() if word not in GOOD)
    seconds = [f"{row[k]:.0f}" if k in row else "" for k in ("seconds", "reference_seconds")]
    cells = [f"`{row['role']}`", row["implementation"], *good, rest, *seconds]
    return f"| {' | '.join(cells)} |"


def _notes(row: dict) -> list[str]:
    """Return a sentence for each outcome of an implementation that has one reason."""
    reasons = Counter((standing, why) for _, standing, why in row["explained"])
    claims = {
        (s, why): [c for c, t, w in row["explained"] if (t, w) == (s, why)] for s, why in reasons
    }
    return [
        f"{row['implementation']}, {', '.join(f'`{c}`' for c in names)}: {standing}: {why}"
        for (standing, why), names in claims.items()
    ]
