"""The same theorem decided by finite sums and by sampling: a constant that is 10 % too small.

python benchmarks/exact_against_sampled.py
"""

import statistics
import time

import numpy as np
import scipy.special
from sympy import Rational

from theorycheck import P, claim, symbol
from theorycheck.judge.judging import judge
from theorycheck.learning import at_most, binomial
from theorycheck.notation import delta
from theorycheck.search.effort import make_run
from theorycheck.strategies import probabilities, sizes

tail = symbol("tail", "probability of no more errors than were seen, at the true risk", at_most=1)
FALSE = P(tail <= delta) <= delta * Rational(9, 10)


@claim(source="Clopper & Pearson 1934, with a factor that is too small", then=FALSE)
def enumerated(let):
    """So few errors have probability delta with probability at most 0.9 delta (all outcomes)."""
    n, risk, delta = let(sizes(1, 60)), let(probabilities()), let(probabilities(0.01, 0.2))
    law = binomial(n, risk)
    return dict(delta=delta, tail=at_most(law), weights=law)


@claim(source="Clopper & Pearson 1934, with a factor that is too small", then=FALSE)
def sampled(let, rng, trials):
    """So few errors have probability delta with probability at most 0.9 delta (sampled)."""
    n, risk, delta = let(sizes(1, 60)), let(probabilities()), let(probabilities(0.01, 0.2))
    errors = rng.binomial(n, risk, trials)
    return dict(delta=delta, tail=np.minimum(1, scipy.special.bdtr(errors, n, risk)))


def main(seeds=10):
    """Print how often each form falls, in what time, and after how many trials."""
    for subject in (enumerated, sampled):
        seconds, trials, fallen = [], [], 0
        for seed in range(seeds):
            start = time.perf_counter()
            verdict = judge(subject, make_run(seed=seed))
            seconds.append(time.perf_counter() - start)
            trials.append(verdict.trials)
            fallen += verdict.outcome.value == "refuted"
        time_, used = statistics.median(seconds), statistics.median(trials)
        print(
            f"{subject.name}: refuted {fallen} of {seeds}, median {time_:.2f} s, {used:,.0f} trials"
        )


if __name__ == "__main__":
    main()
