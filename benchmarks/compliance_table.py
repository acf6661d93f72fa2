"""Implementations that people use, under every theorem about their roles: the table of the docs.

    python benchmarks/compliance_table.py                  # all that is installed
    python benchmarks/compliance_table.py torch --write    # those whose names hold a word

With --write the outcome is kept in docs/implementations.json, in place of what it says of the same
implementations, and `python docs/generate.py` makes the table of docs/implementations.md from it.
"""

import argparse
import importlib.metadata
import json
import multiprocessing
from collections import Counter
from dataclasses import replace
from pathlib import Path

import implementations
import implementations_of_fits as fits

from theorycheck import examine
from theorycheck.catalogue import collect
from theorycheck.errors import NotApplicable
from theorycheck.roles import Standing, compliance
from theorycheck.search.effort import PROFILES, QUICK

KEPT = Path(__file__).resolve().parent.parent / "docs" / "implementations.json"
LIBRARIES = ("torch", "optax", "scikit-learn", "scipy", "mapie", "crepes", "diffprivlib", "opendp")
LIBRARIES += ("dp-accounting", "scikit-ntk")
PROFILES["quick"] = replace(QUICK, seconds=1200)  # a busy machine leaves no pair undecided


def jobs(word):
    """Return (implementation, role) for all whose implementation's name holds `word`."""
    found = [(n, role) for n, (_, roles) in implementations.OPTIMIZERS.items() for role in roles]
    for make in fits.ROLES:
        try:
            found += [(name, make.__name__) for name in make()]
        except (ImportError, NotApplicable) as error:
            print(f"{make.__name__}: left out: {error}")
    return [(name, role) for name, role in found if word in name]


def _made(name, role):
    if name in implementations.OPTIMIZERS:
        return implementations.implementation(name)
    (make,) = [make for make in fits.ROLES if make.__name__ == role]
    return make()[name]


def outcome(job):
    """Judge every claim of a role about one implementation; return what is kept, or why not."""
    name, role = job
    try:
        made = _made(name, role)
    except (ImportError, NotApplicable) as error:
        return None, f"{name}: left out: {error}"
    claims = [found.claim for found in collect().found]
    pairs = compliance({name: made}, role, claims).pairs
    return row(name, role, pairs, _reference_seconds(pairs, claims)), ""


def _reference_seconds(pairs, claims):
    """Judge the same claims as they are: of the reference alone, in exact numbers where they go."""
    judged = {p.claim for p in pairs if p.standing is not Standing.NOT_APPLICABLE}
    return sum(examine(c).seconds for c in claims if c.name in judged)


def why(pair):
    """Return why a pair did not stand: the sentence that is known, or the verdict's own words."""
    for known in (implementations.EXPECTED, fits.EXPECTED):
        for key in ((pair.implementation, pair.claim), (pair.implementation, "")):
            if key in known:
                return known[key]
    return pair.reason


def row(name, role, pairs, reference_seconds):
    """Return what is kept of an implementation in one role."""
    explained = [pair for pair in pairs if pair.standing in _TO_EXPLAIN]
    return {
        "implementation": name,
        "role": role,
        "standings": dict(Counter(pair.standing.value for pair in pairs)),
        "explained": [[p.claim, p.standing.value, why(p)] for p in explained],
        "seconds": round(sum(pair.seconds for pair in pairs), 1),
        "reference_seconds": round(reference_seconds, 1),
    }


_TO_EXPLAIN = (
    Standing.REFUTED,
    Standing.ERROR,
    Standing.UNDECIDED,
    Standing.NOT_APPLICABLE,
    Standing.DOES_NOT_APPLY,
)


def versions():
    """Return the releases of the libraries that are installed."""
    found = {}
    for name in LIBRARIES:
        try:
            found[name] = importlib.metadata.version(name)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def keep(rows):
    """Write the rows over those of the same implementation and role."""
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"rows": []}
    new = {(r["implementation"], r["role"]) for r in rows}
    old = [r for r in kept["rows"] if (r["implementation"], r["role"]) not in new]
    data = {"versions": versions(), "rows": old + rows}
    KEPT.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main():
    """Judge, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("word", nargs="?", default="", help="which implementations, by name")
    parser.add_argument("--write", action="store_true", help="keep the outcome for the docs")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        for made, missing in pool.imap_unordered(outcome, jobs(options.word)):
            print(missing or json.dumps(made, indent=1), flush=True)
            if made and options.write:
                keep([made])


if __name__ == "__main__":
    main()
