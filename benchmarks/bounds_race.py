"""The race of the bounds as Markdown: what each says of trained networks as the sample grows.

python benchmarks/bounds_race.py [trials]
"""

import sys
import time

from theorycheck.experiments.bounds_race import BOUNDS, PLACES, medians
from theorycheck.experiments.raced_networks import Racer
from theorycheck.search.randomness import generator

NETWORKS = ((4,), (16,), (256,), (8, 8))


def table(name: str, widths: tuple[int, ...], trials: int) -> str:
    """Medians of every bound at every n, and from which n on they stay below 1 and below 1/2."""
    found = [
        medians(generator("race", name, *widths, n), Racer(name, widths, n), trials) for n in PLACES
    ]
    heads = ["bound", *(f"n = {n:,}" for n in PLACES), "below 1 from", "below 1/2 from"]
    rows = [heads, ["---"] * len(heads)]
    for bound in BOUNDS:
        limits = [row[bound] for row in found if bound in row]
        if limits:
            shown = [f"{limit:.2f}" for limit in limits]
            rows.append([bound, *shown, first(limits, 1), first(limits, 1 / 2)])
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def first(limits: list[float], level: float) -> str:
    """Give the n from which on all limits are below the level."""
    below = [all(limit < level for limit in limits[k:]) for k in range(len(limits))]
    return f"{PLACES[below.index(True)]:,}" if True in below else "beyond"


def main() -> None:
    """Print a table for every population and network."""
    start, trials = time.perf_counter(), int(sys.argv[1]) if len(sys.argv) > 1 else 40
    print(f"Medians of {trials} networks; at confidence 95 %, stability and f-CMI in the mean.")
    for name in ("digits", "tumours", "teacher"):
        for widths in NETWORKS:
            neurons = " + ".join(map(str, widths))
            print(f"\n**{name}, {neurons} neurons**\n\n{table(name, widths, trials)}")
    print(f"\n{time.perf_counter() - start:.0f} s")


if __name__ == "__main__":
    main()
