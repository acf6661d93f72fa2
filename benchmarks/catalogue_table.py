"""Prints the catalogue as a table of figures, from the verdicts of a run.

theorycheck check --json verdicts.json
python benchmarks/catalogue_table.py verdicts.json [FOLDER ...]
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from catalogue_seeds import siblings

from theorycheck.catalogue import collect

HEADER = "| claim | method | tightness | instances | trials | s | siblings | needs |"


def row(verdict, claim):
    """Return a verdict as a row of the table."""
    tightness = verdict["tightness"]
    cells = (
        verdict["claim"],
        verdict["soundness"].partition(" ")[0],
        "" if tightness is None else f"{tightness:.4g}",
        f"{verdict['valid']}",
        f"{verdict['trials'] or ''}",
        f"{verdict['seconds']:.2f}",
        f"{len(siblings().get(claim.name, ()))}",
        ", ".join(f"`{need}`" for need in claim.needs),
    )
    return f"| {' | '.join(cells)} |"


def main():
    """Print a table per folder, with its totals."""
    document = json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))
    verdicts = {verdict["claim"]: verdict for verdict in document["verdicts"]}
    folders = defaultdict(list)
    for found in collect(sys.argv[2:]).found:
        if found.claim.name in verdicts:
            folders[found.path.parent.name].append(found.claim)
    for folder, claims in folders.items():
        ours = [verdicts[claim.name] for claim in claims]
        seconds = sum(verdict["seconds"] for verdict in ours)
        sharp = [verdicts[c.name]["tightness"] or 0 for c in claims if c.sharp]
        exact = sum(verdict["soundness"] == "exact" for verdict in ours)
        print(f"\n## {folder}: {len(claims)} claims, {exact} decided exactly, {seconds:.0f} s")
        if sharp:
            print(f"{len(sharp)} sharp claims, the least tightness among them {min(sharp):.4f}")
        print(f"\n{HEADER}\n|{'---|' * 8}")
        print("\n".join(row(verdicts[claim.name], claim) for claim in claims))


if __name__ == "__main__":
    main()
