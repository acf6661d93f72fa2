"""Empirical Bernstein: a bound that adapts to the variance seen in the sample."""

import numpy as np
from sympy import Rational, log, sqrt

from theorycheck import P, claim, symbol
from theorycheck.notation import delta, gap, n
from theorycheck.strategies import probabilities
from theorycheck.strategies.single_hypotheses import single_hypotheses

V_n = symbol("V_n", "unbiased sample variance of the losses", nonnegative=True)


@claim(
    source="Maurer & Pontil 2009, Theorem 4",
    then=P(gap <= sqrt(2 * V_n * log(2 / delta) / n) + 7 * log(2 / delta) / (3 * (n - 1)))
    >= 1 - delta,
    regime=[delta <= Rational(1, 10), n >= 10],
)
def empirical_bernstein(let):
    """With probability 1 - delta, the true risk exceeds the empirical risk by at most
    sqrt(2 V_n log(2/delta)/n) + 7 log(2/delta)/(3(n - 1)), V_n being the sample variance.
    """
    problem = let(single_hypotheses(n=(2, 25)))
    delta = let(probabilities())
    n, counts, losses = problem.n, problem.counts, problem.losses[0]
    apart = (losses[:, None] - losses) ** 2
    V_n = np.sum((counts @ apart) * counts, axis=1) / (2 * n * (n - 1))
    return dict(n=n, delta=delta, V_n=V_n, gap=problem.worst_gap, weights=problem.weights)
