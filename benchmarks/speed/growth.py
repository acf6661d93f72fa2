"""What a trial takes as there are more of them, wider, longer; and what a second worker brings."""

import subprocess
import sys
import time
from statistics import median
from typing import Any

import numpy as np
from measuring import Contestant, timed

from theorycheck.networks.linear import train

FOLDER = "generalization"  # of the catalogue: a run of half a minute on one core


def _microseconds(trials: int, width: int, steps: int, number: int) -> float:
    rng = np.random.default_rng(2)
    X, Y = rng.normal(size=(trials, 20, 5)), rng.normal(size=(trials, 20, 3))
    W_1, W_2 = rng.normal(size=(trials, 5, width)), rng.normal(size=(trials, width, 3))
    W = W_1 / width**0.5, W_2 / width**0.5
    contestant = Contestant(
        lambda: train(X, Y, W, 0.002, steps=steps, watch="loss"), trials * steps
    )
    contestant.call()
    return 1e6 * median(timed(contestant).processor for _ in range(number))


def growing(number: int) -> dict[str, Any]:
    """Return ratios of processor time per trial and step to that of the first of every row."""
    rows = {
        "trials": {B: _microseconds(B, 16, 200, number) for B in (1, 16, 64, 256, 4096)},
        "width": {h: _microseconds(64, h, 200, number) for h in (4, 8, 16, 32, 64, 128, 1024)},
        "steps": {T: _microseconds(64, 16, T, number) for T in (50, 200, 1000, 4000)},
    }
    table = {
        name: {str(k): value / next(iter(row.values())) for k, value in row.items()}
        for name, row in rows.items()
    }
    return {**table, "workers": _workers(number)}


def _workers(number: int) -> dict[str, float]:
    """Return how many times faster two workers judge a folder of the catalogue than one."""
    times = [{jobs: _checking(jobs) for jobs in ("1", "2")} for _ in range(min(2, number))]
    return {"2": median(row["1"] / row["2"] for row in times)}


def _checking(jobs: str) -> float:
    start = time.perf_counter()
    command = [sys.executable, "-m", "theorycheck", "check", f"properties/{FOLDER}", "--jobs", jobs]
    done = subprocess.run(command, capture_output=True, check=False)  # noqa: S603 - ourselves
    if done.returncode > 1:  # 1: a claim is undecided, and took its time all the same
        sys.exit(done.stderr.decode() or done.stdout.decode())
    return time.perf_counter() - start
