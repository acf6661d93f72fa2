"""Prints the catalogue as a table of figures, from the verdicts and the audits of a run.

theorycheck check --json verdicts.json
theorycheck audit --json audits.json
python benchmarks/catalogue_table.py verdicts.json [--audits audits.json] [FOLDER ...]
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path

from catalogue_seeds import siblings

from theorycheck.catalogue import collect

COLUMNS = (
    "claim",
    "kind",
    "method",
    "tightness",
    "instances",
    "trials",
    "s",
    "siblings",
    "mutants killed",
    "critical factor",
    "assumptions shown necessary",
)


def row(verdict, claim, audit):
    """Return a verdict, with the audit of the claim if there is one, as a row of the table."""
    tightness = verdict["tightness"]
    cells = (
        verdict["claim"],
        type(claim.statement).__name__.lower(),
        verdict["soundness"].partition(" ")[0],
        "" if tightness is None else f"{tightness:.4g}",
        f"{verdict['valid']}",
        f"{verdict['trials'] or ''}",
        f"{verdict['seconds']:.2f}",
        f"{len(siblings().get(claim.name, ()))}",
        f"{audit['killed']}/{audit['counted']}" if audit.get("counted") else "",
        critical(audit),
        f"{len(needed(audit, claim))}/{len(claim.assume)}" if claim.assume else "",
    )
    return f"| {' | '.join(cells)} |"


def critical(audit):
    """Return the largest factor at which the bound was refuted, as text."""
    factor = (audit.get("critical") or {}).get("refuted_at")
    return "" if factor is None else f"{factor:.4g}"


def needed(audit, claim):
    """Return the assumptions without which a counterexample was found, or is declared to be."""
    dropped = {found["assumption"] for found in audit.get("assumptions", ()) if found["needed"]}
    return dropped | {str(need) for need in claim.needs}


def print_folder(folder, claims, verdicts, audits):
    """Print the table of a folder, with its totals."""
    ours = [verdicts[claim.name] for claim in claims]
    seconds = sum(verdict["seconds"] for verdict in ours)
    exact = sum(verdict["soundness"] == "exact" for verdict in ours)
    print(f"\n## {folder}: {len(claims)} claims, {exact} decided exactly, {seconds:.0f} s")
    sharp = [verdicts[c.name]["tightness"] or 0 for c in claims if c.sharp]
    if sharp:
        print(f"{len(sharp)} sharp claims, the least tightness among them {min(sharp):.4f}")
    audited = [audits[claim.name] for claim in claims if claim.name in audits]
    killed, counted = (sum(audit[what] for audit in audited) for what in ("killed", "counted"))
    if counted:
        print(f"{killed} of {counted} mutants killed ({killed / counted:.1%})")
    print(f"\n| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}")
    print("\n".join(row(verdicts[c.name], c, audits.get(c.name, {})) for c in claims))


def read(file, entries):
    """Return the entries of a JSON file by the names of their claims."""
    if file is None:
        return {}
    document = json.loads(file.read_text(encoding="utf-8"))
    return {entry["claim"]: entry for entry in document[entries]}


def main():
    """Print a table per folder."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("verdicts", type=Path)
    parser.add_argument("--audits", type=Path)
    parser.add_argument("folders", nargs="*")
    asked = parser.parse_args()
    verdicts, audits = read(asked.verdicts, "verdicts"), read(asked.audits, "audits")
    folders = defaultdict(list)
    for found in collect(asked.folders).found:
        if found.claim.name in verdicts:
            folders[found.path.parent.name].append(found.claim)
    for folder, claims in folders.items():
        print_folder(folder, claims, verdicts, audits)


if __name__ == "__main__":
    main()
