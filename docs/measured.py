"""What benchmarks measured and kept as JSON in this folder, as tables for its pages."""

import json
import sys
from collections import Counter
from pathlib import Path

DOCS = Path(__file__).resolve().parent
sys.path.insert(0, str(DOCS.parent / "benchmarks" / "speed"))

from tables import tables  # noqa: E402 - it stands beside what measures

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
