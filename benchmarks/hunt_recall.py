"""Counts what a hunt finds of known slips, those at an edge and those inside apart.

python benchmarks/hunt_recall.py [--seeds 3] [--mend]

An edge is where a careful author would not have claimed it: fewer examples than
dimensions, a negative deviation, equality. A harness with sane ranges misses what falls there only.
"""

import argparse
import time
from collections import Counter
from pathlib import Path

from theorycheck.catalogue import collect
from theorycheck.confirm.decision import Outcome
from theorycheck.hunting import hunted
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

DRAFTS = Path(__file__).resolve().parent.parent / "tests" / "hunting"
EDGE = ("sauer", "tails", "strict_tails", "massart_for_all_samples")
KINDS = ("edge", "interior")
PRINTED = "_as_printed"


def kind_of(name):
    """Return whether a slip is one at an edge."""
    return KINDS[name.removesuffix(PRINTED) not in EDGE]


def counted(found, run, counts):
    """Count what became of a draft under its kind; of what is corrected, alarms only."""
    verdict = judge(found.claim, run)
    fell = verdict.outcome is Outcome.REFUTED
    if not found.name.endswith(PRINTED):
        counts["alarms"] += fell
        return
    counts[kind_of(found.name)] += 1
    counts[f"{kind_of(found.name)}, fell"] += fell
    counts["exact"] += fell and verdict.soundness.value == "exact"


def main():
    """Print a row a seed: how many drafts fell, how many of them exactly, and false alarms."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=1, help="how many runs")
    parser.add_argument(
        "--mend", action="store_true", help="look for repairs too, which takes long"
    )
    asked = parser.parse_args()
    drafts = collect([str(DRAFTS / "findings"), str(DRAFTS / "slips")]).found
    print("| seed | edge | interior | exact | mended | corrected that fell | s |")
    print("|---|---|---|---|---|---|---|")
    for seed in range(asked.seeds):
        counts, begin, run = Counter(), time.perf_counter(), make_run(seed=seed)
        for found in drafts:
            counted(found, run, counts)
        printed = [found.claim for found in drafts if found.name.endswith(PRINTED)]
        mended = sum(bool(hunted(c, run).repairs) for c in printed) if asked.mend else ""
        fell = [f"{counts[f'{kind}, fell']} of {counts[kind]}" for kind in KINDS]
        spent = f"{time.perf_counter() - begin:.0f}"
        row = (seed, *fell, counts["exact"], mended, counts["alarms"], spent)
        print(f"| {' | '.join(map(str, row))} |", flush=True)


if __name__ == "__main__":
    main()
