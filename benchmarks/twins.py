"""Puts correct and faulty implementations into every claim, and counts the verdicts.

    python benchmarks/twins.py --kind float64     # plain float64 parts: none may be refuted
    python benchmarks/twins.py --kind float32     # likewise
    python benchmarks/twins.py --kind known       # float64 parts in known-false claims: all refuted
    python benchmarks/twins.py --kind torch       # torch.optim.SGD, where torch is installed
    python benchmarks/twins.py --kind lapack      # identities and inequalities, rounded
    python benchmarks/twins.py --kind siblings    # false ones close by: all must be refuted
    python benchmarks/twins.py --kind faults      # optimizers with a planted fault

Of the faults, those count whose claim the correct float64 twin leaves unrefuted, and which ever
change a value there; the others are idle.
"""

import argparse
import functools
import multiprocessing
import sys
import time
from collections import Counter, defaultdict
from dataclasses import replace
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent.parent / "tests" / "shared"))

import faulty_optimizers
import float64_twins
import lapack_claims
import rounded_rows
import torch_twins

from theorycheck.judge.judging import judge
from theorycheck.search.effort import QUICK, Run

WORDS = ("stands", "undecided", "refuted", "error")


def _fixed(claims):
    return {name: functools.partial(_same, claim) for name, claim in claims.items()}


def _same(claim):
    return claim


@functools.cache
def claims_of(kind):
    """Return functions that make the claims of a kind, by name."""
    match kind:
        case "float64":
            return _fixed(float64_twins.pairs(float64_twins.float64_twin))
        case "known":
            return _fixed(float64_twins.pairs(float64_twins.float64_twin, false=True))
        case "float32":
            return _fixed(float64_twins.pairs(float64_twins.float32_twin))
        case "torch" if torch_twins.IS_INSTALLED:
            return _fixed(float64_twins.pairs(torch_twins.TORCH.get, among=torch_twins.TORCH))
        case "torch":
            sys.exit("torch is not installed")
        case "lapack":
            return _fixed({**lapack_claims.TRUE, **rounded_rows.TRUE})
        case "siblings":
            return _fixed({**lapack_claims.FALSE, **rounded_rows.FALSE, **rounded_rows.SILENT})
    return {**faulty_optimizers.faulty_pairs(), **_correct_optimizers()}


def _correct_optimizers():
    return _fixed(float64_twins.pairs(float64_twins.OPTIMIZERS.get, float64_twins.OPTIMIZERS))


def outcome(job):
    """Judge one claim with one seed."""
    kind, name, seed, instances = job
    fewer = dict(instances=instances, evaluations=instances) if instances else {}
    effort = replace(QUICK, shrinks=0, **fewer)  # how small a counterexample gets is no matter here
    start = time.perf_counter()
    verdict = judge(claims_of(kind)[name](), Run(effort=effort, seed=seed))
    return job, verdict.outcome.value, verdict.reason, time.perf_counter() - start


def _print_faults(words):
    """Print how many of the faults fall, where the correct twin is not refuted."""
    made, counts = claims_of("faults"), defaultdict(Counter)
    for (name, seed), word in words.items():
        claim, _, fault = name.rpartition("/")
        if "/" in claim and words[claim, seed] != "refuted":
            seen = word == "refuted" or faulty_optimizers.shows(made[name](), made[claim]())
            counts[fault].update(shown=seen, caught=word == "refuted", idle=not seen)
    for fault, count in counts.items():
        print(f"{fault}: {count['caught']} of {count['shown']} caught; {count['idle']} idle")


def _print_named(words, wanted):
    names = defaultdict(list)
    for (name, seed), word in words.items():
        if word in wanted:
            names[word].append(f"{name} (seed {seed})")
    for word, found in names.items():
        print(f"{word}: {', '.join(sorted(found))}")


def main():
    """Run the jobs and print the counts, and the names of what did not stand."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    kinds = ("float64", "float32", "known", "torch", "lapack", "siblings", "faults")
    parser.add_argument("--kind", choices=kinds, default="float64")
    parser.add_argument("--seeds", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--instances", type=int, help="fewer than the quick profile's")
    parser.add_argument("--verbose", action="store_true", help="print the reasons as they come")
    arguments = parser.parse_args()
    jobs = [
        (arguments.kind, name, seed, arguments.instances)
        for name in claims_of(arguments.kind)
        for seed in range(arguments.seeds)
    ]
    words, seconds, start = {}, 0.0, time.perf_counter()
    with multiprocessing.get_context("spawn").Pool(arguments.jobs) as pool:
        for job, word, reason, spent in pool.imap_unordered(outcome, jobs, chunksize=2):
            words[job[1], job[2]] = word
            seconds += spent
            if arguments.verbose and word != "stands":
                print(f"{job[1]} (seed {job[2]}, {spent:.1f} s): {word}: {reason}", flush=True)
    counts = Counter(words.values())
    shown = ", ".join(f"{counts[word]} {word}" for word in WORDS)
    wall = time.perf_counter() - start
    print(f"{arguments.kind}: {len(words)} pairs: {shown}; {seconds:.0f} s in all, {wall:.0f} s")
    if arguments.kind == "faults":
        _print_faults(words)
    unfallen = {"stands", "undecided", "error"}
    unwanted = {"faults": {"error"}, "siblings": unfallen, "known": unfallen}
    _print_named(words, unwanted.get(arguments.kind, WORDS[1:]))


if __name__ == "__main__":
    main()
