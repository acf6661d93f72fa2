"""Counts what a hunt finds of known slips, those at an edge and those inside apart.

python benchmarks/hunt_recall.py [--seeds 3]

An edge is where a careful author would not have claimed it: fewer examples than
dimensions, a negative deviation, equality. A harness with sane ranges misses what falls there only.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from theorycheck.catalogue import collect
from theorycheck.hunting import hunted
from theorycheck.search.effort import make_run

DRAFTS = Path(__file__).resolve().parent.parent / "tests" / "hunting"
EDGE = ("sauer", "tails", "strict_tails", "massart_for_all_samples")
PRINTED, CORRECTED = "_as_printed", "_corrected"


def counted(find, name, counts):
    """Count a find under its kind."""
    base = name.removesuffix(PRINTED).removesuffix(CORRECTED)
    kind = "edge" if base in EDGE else "interior"
    counts[kind] += 1
    counts[f"{kind}, fell"] += find.fell
    counts[f"{kind}, fell, exact"] += find.fell and find.verdict["soundness"] == "exact"
    counts[f"{kind}, mended"] += bool(find.repairs)


def main():
    """Print a table: of how many drafts fell, certified how, and mended; and false alarms."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1, help="how many runs")
    asked = parser.parse_args()
    found = collect([str(DRAFTS / "findings"), str(DRAFTS / "slips")]).found
    print("| seed | edge | interior | exact | mended | corrected that fell | s |")
    print("|---|---|---|---|---|---|---|")
    for seed in range(asked.seeds):
        counts, alarms, begin = Counter(), 0, time.perf_counter()
        for one in found:
            find = hunted(one.claim, make_run(seed=seed))
            if one.name.endswith(PRINTED):
                counted(find, one.name, counts)
            else:
                alarms += find.fell
        both = [sum(counts[f"{k}, {word}"] for k in ("edge", "interior")) for word in WORDS]
        row = [f"{counts[f'{k}, fell']} of {counts[k]}" for k in ("edge", "interior")]
        spent = time.perf_counter() - begin
        print(f"| {seed} | {' | '.join([*row, *map(str, both)])} | {alarms} | {spent:.0f} |")


WORDS = ("fell, exact", "mended")

if __name__ == "__main__":
    main()
