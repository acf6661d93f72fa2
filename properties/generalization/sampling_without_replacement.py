"""Drawing without replacement estimates a finite population better than Hoeffding's bound knows."""

import math

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities, sizes

N = symbol("N", "size of the population", integer=True, positive=True)


@claim(
    source="Serfling 1974; Bardenet & Maillard 2015, Theorem 2.4",
    then=P(gap <= sqrt((1 - (n - 1) / N) * log(1 / delta) / (2 * n))) >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def sampling_without_replacement(let):
    """With probability 1 - delta, the error rate in a population of N exceeds that in n of them,
    drawn without replacement, by at most sqrt((1 - (n - 1)/N) log(1/delta)/(2n)).
    """
    N = let(sizes(1, 60))
    n = let(sizes(1, N))
    wrong = let(sizes(0, N))
    delta = let(probabilities())
    one = delta / delta
    seen = np.arange(n + 1)
    ways = [math.comb(wrong, k) * math.comb(N - wrong, n - k) for k in range(n + 1)]
    weights = np.array([one * way / math.comb(N, n) for way in ways])
    return dict(n=n, N=N, delta=delta, gap=one * (n * wrong - N * seen) / (n * N), weights=weights)
