"""How much faster a claim is whose trial returns many observations at once (`trials`).

python benchmarks/batched_trials.py
"""

import time

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim
from theorycheck.claims.draws import reading
from theorycheck.confirm.sampling import blocks
from theorycheck.notation import M, delta, gap, n
from theorycheck.search.effort import make_run

STATEMENT = P(gap <= sqrt(log(M / delta) / (2 * n))) >= 1 - delta


@claim(source="Hoeffding 1963, with a union bound", then=STATEMENT)
def batched(rng, trials):
    """With probability 1 - delta every one of 4 hypotheses has a small gap (many trials)."""
    errors = rng.binomial(100, 0.5, (trials, 4)) / 100
    return dict(n=100, M=4, gap=(0.5 - errors).max(axis=1))


@claim(source="Hoeffding 1963, with a union bound", then=STATEMENT)
def one_at_a_time(rng):
    """With probability 1 - delta every one of 4 hypotheses has a small gap (one trial)."""
    errors = rng.binomial(100, 0.5, 4) / 100
    return dict(n=100, M=4, gap=(0.5 - errors).max())


def seconds_per_trial(subject, trials):
    """Return the time one observation takes, the best of five."""
    run = make_run(budget=f"{trials} trials")
    instance = reading(()).instance()
    best = float("inf")
    for k in range(5):
        start = time.perf_counter()
        for block in blocks(subject, instance, run, "benchmark", k):
            np.asarray(block.observations["gap"])
        best = min(best, time.perf_counter() - start)
    return best / trials


def main():
    """Print both times and their ratio."""
    many, one = seconds_per_trial(batched, 40_000), seconds_per_trial(one_at_a_time, 4_000)
    print(
        f"one at a time {one * 1e6:.2f} us, batched {many * 1e6:.2f} us a trial: {one / many:.1f}x"
    )


if __name__ == "__main__":
    main()
