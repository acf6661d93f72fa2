"""Runs the catalogue, or its false siblings, with many seeds, and counts what should not happen.

    python benchmarks/catalogue_seeds.py --seeds 200               # true claims: 0 refuted
    python benchmarks/catalogue_seeds.py --siblings --seeds 20     # false siblings: all refuted

Name claims, or folders of properties/, to run only those.
"""

import argparse
import functools
import importlib.util
import multiprocessing
import sys
import time
from collections import Counter
from pathlib import Path

from theorycheck.catalogue.finding import catalogue_root
from theorycheck.catalogue.loading import claims_in
from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

TESTS = Path(__file__).parent.parent / "tests"
SIBLINGS = TESTS / "false_siblings"


@functools.cache
def catalogue():
    """Return every claim of the catalogue by name, with its folder."""
    files = sorted(catalogue_root().rglob("*.py"))
    return {f.claim.name: (f.claim, path.parent.name) for path in files for f in claims_in(path)}


@functools.cache
def siblings():
    """Return the false siblings: by claim, pairs of words and a function of the claim."""
    found = {}
    sys.path.append(str(TESTS / "shared"))
    for path in sorted(SIBLINGS.glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"siblings_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.update(getattr(module, "SIBLINGS", {}))
    return found


def outcome(profile, job):
    """Judge one claim, or its k-th false sibling, with one seed."""
    name, k, seed = job
    claim = catalogue()[name][0]
    if k is not None:
        claim = siblings()[name][k][1](claim)
    start = time.perf_counter()
    verdict = judge(claim, make_run(profile=profile, seed=seed))
    return job, verdict.outcome.value, verdict.reason, time.perf_counter() - start


def jobs(arguments):
    """Return what there is to run."""
    wanted = [
        name
        for name, (claim, folder) in catalogue().items()
        if (not arguments.only or name in arguments.only or folder in arguments.only)
        and (arguments.siblings or not claim.refuted_by)
    ]
    seeds = range(arguments.first, arguments.first + arguments.seeds)
    if not arguments.siblings:
        return [(name, None, seed) for seed in seeds for name in wanted]
    return [
        (name, k, seed)
        for seed in seeds
        for name in wanted
        for k in range(len(siblings().get(name, ())))
    ]


def main():
    """Run the jobs on all cores and print the counts, and what went wrong."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("only", nargs="*", help="claims or folders; all of them if none is named")
    parser.add_argument("--seeds", type=int, default=20)
    parser.add_argument("--first", type=int, default=0, help="the first seed")
    parser.add_argument("--siblings", action="store_true", help="run the false siblings")
    parser.add_argument("--profile", default="quick", choices=["brief", "quick", "full"])
    parser.add_argument("--jobs", type=int, help="processes; without it, one a core")
    arguments = parser.parse_args()
    judged = functools.partial(outcome, arguments.profile)
    good = "refuted" if arguments.siblings else "stands"
    counts, seconds = Counter(), 0.0
    with multiprocessing.get_context("spawn").Pool(arguments.jobs) as pool:
        for job, word, reason, spent in pool.imap_unordered(judged, jobs(arguments), chunksize=4):
            counts[word] += 1
            seconds += spent
            if word != good:
                print(f"{job[0]} (sibling {job[1]}, seed {job[2]}): {word}: {reason}", flush=True)
    total = sum(counts.values())
    words = ", ".join(f"{n} {word}" for word, n in sorted(counts.items()))
    print(
        f"{total} runs with {arguments.seeds} seeds: {words}; {seconds / max(1, total):.2f} s each"
    )


if __name__ == "__main__":
    main()
