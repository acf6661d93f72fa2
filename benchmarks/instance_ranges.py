"""Lists, for each claim, the sizes that its search meets: dimensions, steps, widths, shapes.

python benchmarks/instance_ranges.py [FOLDER OR CLAIM ...] [--instances 200] [--json FILE]

The instances are the first that a search with seed 0 draws. A size is a whole number that was
drawn, an axis of an array that was drawn, or a symbol of the claim that stands for whole numbers.
"""

import argparse
import dataclasses
import functools
import json
from collections import defaultdict
from pathlib import Path

import numpy as np

from theorycheck.catalogue import collect
from theorycheck.confirm.kinds import confirmer_of
from theorycheck.search.effort import QUICK, Run
from theorycheck.search.hunt import search

HEAD = ("claim", "instances", "valid", "tightness", "sizes")


def sizes_in(name, value):
    """Yield the sizes inside of what was drawn, each with a name: those of its fields, too."""
    if isinstance(value, int | np.integer) and not isinstance(value, bool):
        yield name, int(value)
    elif isinstance(value, np.ndarray):
        yield from ((f"{name}.shape[{axis}]", length) for axis, length in enumerate(value.shape))
    elif isinstance(value, tuple | list):
        yield f"len({name})", len(value)
    elif dataclasses.is_dataclass(value):
        parts = [field.name for field in dataclasses.fields(value)]
        parts += ["dim"] if isinstance(getattr(type(value), "dim", None), property) else []
        for part in parts:
            yield from sizes_in(f"{name}.{part}", getattr(value, part))


def whole_symbols(claim, values):
    """Yield the least and the largest value of each symbol that stands for whole numbers."""
    for name, symbol in claim.symbols.items():
        if symbol.is_integer and name in values:
            found = np.asarray(values[name])
            yield from ((name, int(end)) for end in (found.min(), found.max()))


def remembering(claim):
    """Return the claim, and a list that holds what its trial returned last."""
    last = [{}]

    @functools.wraps(claim.trial)
    def trial(*args, **kwargs):
        last[0] = claim.trial(*args, **kwargs)
        return last[0]

    return dataclasses.replace(claim, trial=trial), last


def ranges_of(claim, instances, seed):
    """Return how many instances were drawn, how many are valid, how near they came, their sizes."""
    effort = dataclasses.replace(QUICK, instances=instances, evaluations=0)
    run, ranges = Run(effort, seed=seed), defaultdict(set)
    watched, last = remembering(claim)
    look = confirmer_of(claim).looking(watched, run)

    def noted(let):
        observation = look(let)
        if observation is not None:
            met = [pair for draw in let.draws for pair in sizes_in(draw.name, draw.value)]
            for name, size in [*met, *whole_symbols(claim, last[0])]:
                ranges[name].add(size)
        return observation

    with np.errstate(all="ignore"):
        findings = search(watched, noted, run)
    return {
        "claim": claim.name,
        "instances": findings.tried,
        "valid": findings.valid,
        "tightness": findings.tightness,
        "error": str(findings.error or "") or None,
        "sizes": {name: [min(met), max(met)] for name, met in sorted(ranges.items())},
    }


def cells(entry):
    """Return the cells of an entry's row."""
    share = f"{entry['valid'] / entry['instances']:.0%}" if entry["instances"] else ""
    tightness = "" if entry["tightness"] is None else f"{entry['tightness']:.3g}"
    met = (f"{n} {low}" if low == high else f"{n} {low}-{high}" for n, (low, high) in _shown(entry))
    words = ", ".join(met) + (f" (stopped: {entry['error'][:60]})" if entry["error"] else "")
    return entry["claim"], f"{entry['instances']}", share, tightness, words


def _shown(entry):
    """Return the sizes worth a reader's time: no seeds, and no second axis of the same range."""
    shown = {}
    for name, ends in entry["sizes"].items():
        if "seed" not in name and (".shape" not in name or ends not in shown.values()):
            shown[name] = ends
    return shown.items()


def main():
    """Print a table per folder, and write everything as JSON if asked."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("places", nargs="*", help="folders, files or names of claims; else all")
    parser.add_argument("--instances", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--json", type=Path)
    asked = parser.parse_args()
    folders = defaultdict(list)
    for found in collect(asked.places).found:
        folders[found.path.parent.name].append(found.claim)
    entries = {}
    for folder, claims in folders.items():
        print(f"\n## {folder}\n\n| {' | '.join(HEAD)} |\n|{'---|' * len(HEAD)}")
        entries[folder] = []
        for claim in claims:
            entry = ranges_of(claim, asked.instances, asked.seed)
            entries[folder].append(entry)
            print(f"| {' | '.join(cells(entry))} |", flush=True)
    if asked.json:
        asked.json.write_text(json.dumps(entries, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
