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
from collections import Counter, defaultdict
from dataclasses import replace
from functools import cache
from pathlib import Path

import implementations
import implementations_of_fits as fits

from theorycheck import examine
from theorycheck.catalogue import collect
from theorycheck.errors import NotApplicable
from theorycheck.roles import Standing, compliance, named
from theorycheck.roles.calls import places_of
from theorycheck.search.effort import PROFILES, QUICK

KEPT = Path(__file__).resolve().parent.parent / "docs" / "implementations.json"
LIBRARIES = ("torch", "optax", "scikit-learn", "scipy", "mapie", "crepes", "diffprivlib", "opendp")
LIBRARIES += ("dp-accounting", "scikit-ntk")
PROFILES["quick"] = replace(QUICK, seconds=600)  # a busy machine leaves no pair undecided


def fillings(word):
    """Return (implementation, role) of the one so named, or of all whose names hold `word`."""
    found = [(n, role) for n, (_, roles) in implementations.OPTIMIZERS.items() for role in roles]
    for make in fits.ROLES:
        try:
            found += [(name, make.__name__) for name in make()]
        except (ImportError, NotApplicable) as error:
            print(f"{make.__name__}: left out: {error}")
    exact = [(name, role) for name, role in found if word == name]
    return exact or [(name, role) for name, role in found if word in name]


@cache
def claims():
    """Return every claim of the catalogue by its name, as one process collects them."""
    return {found.claim.name: found.claim for found in collect().found}


def jobs(filled):
    """Return (implementation, role, claim) for every claim whose part has a role that is filled."""
    known = list(claims().values())
    asking = {role: claims_that_ask_for(role, known) for _, role in filled}
    return [(name, role, claim) for name, role in filled for claim in asking[role]]


def claims_that_ask_for(role, known):
    """Return the names of the claims with a part of that role, each once."""
    (asked,) = named(role)
    return list(dict.fromkeys(claim.name for claim, _ in places_of(asked, known)))


def _made(name, role):
    if name in implementations.OPTIMIZERS:
        return implementations.implementation(name)
    (make,) = [make for make in fits.ROLES if make.__name__ == role]
    return make()[name]


def outcome(job):
    """Judge one claim about one implementation; return what there is to tell of its pairs.

    Of each pair: its standing, the seconds it took, those of the reference, and why, if to explain.
    """
    name, role, claim = job
    try:
        made = _made(name, role)
    except (ImportError, NotApplicable) as error:
        return job, [], f"left out: {error}"
    pairs = compliance({name: made}, role, [claims()[claim]]).pairs
    applies = any(pair.standing is not Standing.NOT_APPLICABLE for pair in pairs)
    reference = examine(claims()[claim]).seconds if applies else 0.0
    told = [(p.standing.value, p.seconds, reference / len(pairs), _explained(p)) for p in pairs]
    return job, told, ""


def _explained(pair):
    return why(pair) if pair.standing in _TO_EXPLAIN else ""


def why(pair):
    """Return why a pair did not stand: the sentence that is known, or the verdict's own words."""
    for known in (implementations.EXPECTED, fits.EXPECTED):
        for key in ((pair.implementation, pair.claim), (pair.implementation, "")):
            if key in known:
                return known[key]
    return pair.reason


def row(name, role, told):
    """Return what is kept of an implementation in one role, by what was told of its claims."""
    pairs = [(claim, *one) for claim, found in told for one in found]
    return {
        "implementation": name,
        "role": role,
        "standings": dict(Counter(standing for _, standing, *_ in pairs)),
        "explained": sorted([claim, how, text] for claim, how, _, _, text in pairs if text),
        "seconds": round(sum(seconds for _, _, seconds, _, _ in pairs), 1),
        "reference_seconds": round(sum(seconds for _, _, _, seconds, _ in pairs), 1),
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
    data = {"versions": {**kept.get("versions", {}), **versions()}, "rows": old + rows}
    KEPT.write_text(json.dumps(data, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def main():
    """Judge, print, and keep."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("word", nargs="?", default="", help="which implementations, by name")
    parser.add_argument("--write", action="store_true", help="keep the outcome for the docs")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    options = parser.parse_args()
    todo, outcomes = jobs(fillings(options.word)), defaultdict(list)
    left = Counter((name, role) for name, role, _ in todo)
    with multiprocessing.get_context("spawn").Pool(options.jobs) as pool:
        for (name, role, claim), told, missing in pool.imap_unordered(outcome, todo):
            print(name, role, claim, missing or told, sep="; ", flush=True)
            outcomes[name, role] += [] if missing else [(claim, told)]
            left[name, role] -= 1
            if options.write and outcomes[name, role] and not left[name, role]:
                keep([row(name, role, outcomes[name, role])])


if __name__ == "__main__":
    main()
