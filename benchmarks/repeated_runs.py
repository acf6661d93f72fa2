"""Judges an unchanged folder again and again, alone and under pytest-xdist, and counts differences.

    python benchmarks/repeated_runs.py properties/privacy --runs 20 --workers 2

The first run is saved as a baseline; every other is `theorycheck baseline compare`, or a session of
pytest beside that baseline: what differs from the baseline is printed, and nothing should.
"""

import argparse
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

_COUNTED = re.compile(r"^(\d+) differences$", re.MULTILINE)
_PYTEST = ("-m", "pytest", "-q", "-p", "no:cacheprovider", "-o", "python_files=*.py")


def ran(*arguments):
    """Run Python on this machine, nothing remembered from one run to the next; print what fails."""
    environment = {**os.environ, "CI": "true", "OPENBLAS_NUM_THREADS": "1"}
    done = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, *map(str, arguments)],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        print(done.stdout, done.stderr, sep="\n", flush=True)
    return done


def compared(baseline, folder):
    """Return how many differences `baseline compare` finds: the same instances, judged again."""
    with tempfile.NamedTemporaryFile(suffix=".json") as file:
        ran(
            *("-m", "theorycheck", "baseline", "compare", baseline, folder),
            *("--fail-on", "any", "--executor", "serial", "--json", file.name),
        )
        found = json.loads(Path(file.name).read_text(encoding="utf-8"))
    return sum(map(len, found["differences"].values()))


def under_pytest(baseline, folder, profile, *spread):
    """Return how many differences a session of pytest finds, whose claims are judged anew."""
    beside = ("--theory-baseline", baseline, "--theory-fail-on", "any")
    done = ran(*_PYTEST, folder, "--theory-profile", profile, *beside, *spread)
    return int(_COUNTED.search(done.stdout)[1])


def main():
    """Run all of it and print a row a way of running."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", help="claims: a folder or a file")
    parser.add_argument("--runs", type=int, default=20)
    parser.add_argument("--workers", type=int, default=2, help="of pytest-xdist")
    parser.add_argument("--profile", default="brief")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        baseline = Path(place, "theory.json")
        settings = ("--profile", asked.profile, "--executor", "serial")
        saved = ran("-m", "theorycheck", "baseline", "save", baseline, asked.folder, *settings)
        print(saved.stdout.strip().replace(place, ""))
        session = partial(under_pytest, baseline, asked.folder, asked.profile)
        ways = {
            "baseline compare": partial(compared, baseline, asked.folder),
            "pytest": session,
            f"pytest -n {asked.workers}": partial(session, "-n", asked.workers),
        }
        print("| run | runs | differences | seconds each |\n|---|---|---|---|")
        for name, way in ways.items():
            start = time.perf_counter()
            found = sum(way() for _ in range(asked.runs))
            each = (time.perf_counter() - start) / asked.runs
            print(f"| {name} | {asked.runs} | {found} | {each:.1f} |", flush=True)


if __name__ == "__main__":
    main()
