"""Misquoted: reusing a test set k times, adaptively, costs no more than a factor log(k)."""

import numpy as np
from sympy import log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, n
from theorycheck.strategies import choices, probabilities

k = symbol("k", "number of classifiers scored on the test set", integer=True, positive=True)
optimism = symbol("optimism", "test accuracy minus true accuracy of the last", at_most=1)


@claim(
    source="the union bound, quoted for queries that were chosen after seeing earlier scores",
    then=P(optimism <= sqrt(log(2 * k / delta) / (2 * n))) >= 1 - delta,
    refuted_by="Blum & Hardt 2015: the boosting attack",
)
def adaptive_queries_cost_a_logarithm(let, rng, trials):
    """With probability 1 - delta, the last of k classifiers scored on n test labels has a test
    accuracy at most sqrt(log(2k/delta)/(2n)) above its true accuracy.
    """
    n = let(choices([20, 50, 200]))
    k = let(choices([2, 10, 50, 200]))
    delta = let(probabilities(0.05, 0.5))
    right = 2.0 * rng.integers(0, 2, size=(trials, k - 1, n)) - 1  # of random classifiers
    kept = np.sign(np.sum(right, axis=2))  # each turned so that it does well on the test set
    vote = np.einsum("tk,tkn->tn", kept, right)
    optimism = np.mean(np.where(vote > 0, 1, np.where(vote == 0, 0.5, 0)), axis=1) - 0.5
    return dict(n=n, k=k, delta=delta, optimism=optimism)
