"""A held-out exam: true theorems that are tight, and false ones that are wrong at a needle.

    python benchmarks/exam.py --seeds 5                      # outcomes by claim, and the totals
    python benchmarks/exam.py --seeds 2 --profile quick --only cycle

None of them is in the catalogue. Nothing may be tuned to a single one.
"""

import argparse
import importlib.util
import multiprocessing
import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from theorycheck.judge.judging import judge
from theorycheck.search.effort import make_run

FOLDER = Path(__file__).parent / "exam_claims"
LETTERS = {"stands": "s", "refuted": "R", "undecided": "u", "error": "E"}


def questions():
    """Return the claims by their words, each with whether it is true."""
    found = {}
    for path in sorted(FOLDER.glob("*.py")):
        spec = importlib.util.spec_from_file_location(f"exam_{path.stem}", path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        found.update({claim.name.replace("_", " "): (claim, True) for claim in module.TRUE})
        found.update({words: (claim, False) for words, claim in module.FALSE.items()})
    return found


def answer(job):
    """Judge one claim with one seed; return the first letter of its outcome, and the seconds."""
    words, profile, seed = job
    run = make_run(profile=profile, seed=seed)
    run = replace(run, effort=replace(run.effort, shrinks=0))
    start = time.perf_counter()
    verdict = judge(questions()[words][0], run)
    return job, LETTERS[verdict.outcome.value], time.perf_counter() - start, verdict.reason


def table(results, profiles):
    """Print a line for each claim, its outcomes by seed, and the totals."""
    print(f"{'claim':<52} expected " + "  ".join(f"{p:<8} seconds" for p in profiles))
    for words, (_, is_true) in sorted(questions().items(), key=lambda item: -item[1][1]):
        cells = [results.get((words, profile), ()) for profile in profiles]
        if not any(cells):
            continue
        shown = (
            f"{''.join(letter for letter, _ in cell):<8} {median(s for _, s in cell):7.2f}"
            for cell in cells
        )
        print(f"{words[:52]:<52} {'stands' if is_true else 'refuted':<8} {'  '.join(shown)}")
    for profile in profiles:
        for truth, right in ((True, "s"), (False, "R")):
            letters = [
                letter
                for (words, at), cell in results.items()
                if at == profile and questions()[words][1] is truth
                for letter, _ in cell
            ]
            spent = sum(s for (_, at), cell in results.items() if at == profile for _, s in cell)
            print(
                f"{profile}: {letters.count(right)} of {len(letters)} {truth} claims right, "
                f"{letters.count('R')} refuted; {spent:.0f} s in all"
            )


def main():
    """Sit the exam."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--profile", choices=["quick", "full"], help="both, unless one is named")
    parser.add_argument("--only", default="", help="claims whose words contain this")
    parser.add_argument("--false", action="store_true", help="only the false ones")
    parser.add_argument("--reasons", action="store_true", help="print the reason of each outcome")
    parser.add_argument("--workers", type=int, default=2)
    arguments = parser.parse_args()
    profiles = [arguments.profile] if arguments.profile else ["quick", "full"]
    jobs = [
        (words, profile, seed)
        for seed in range(arguments.seeds)
        for profile in profiles
        for words, (_, is_true) in questions().items()
        if arguments.only in words and not (is_true and arguments.false)
    ]
    results = {}
    with multiprocessing.get_context("spawn").Pool(arguments.workers) as pool:
        for (words, profile, seed), letter, spent, reason in pool.imap(answer, jobs):
            results.setdefault((words, profile), []).append((letter, spent))
            if arguments.reasons:
                print(f"{words} (seed {seed}, {profile}): {letter} {reason}", flush=True)
    table(results, profiles)


if __name__ == "__main__":
    main()
